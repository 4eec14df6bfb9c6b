import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { RecordingListView, RecordingView } from '../schemas/recording';
import { fetchJson } from './fetch-json';
import { getQueryClient } from './query-client';

/** The first word of the keys about recordings: joining and leaving must not make every page of a call ask for them. */
export const RECORDINGS_KEY = 'recordings';

/**
 * What is recorded of a call, for everybody in it. Changes are told of; asking now and then catches what was missed, and
 * for hosts who came in since and doesn't want it.
 */
export function recordingsQuery(meetingId: string, isHost: boolean) {
  return queryOptions({
    queryKey: [RECORDINGS_KEY, meetingId],
    queryFn: ({ signal }) => fetchJson<RecordingListView>(`/api/v1/meetings/${meetingId}/recordings`, { signal }),
    refetchInterval: isHost ? 15_000 : 60_000,
    refetchIntervalInBackground: true,
  });
}

const refresh = () => getQueryClient().invalidateQueries({ queryKey: [RECORDINGS_KEY] });

export const startRecordingMutation = mutationOptions({
  mutationFn: (meetingId: string) =>
    fetchJson<RecordingView>(`/api/v1/meetings/${meetingId}/recordings`, { method: 'POST' }),
  onSettled: refresh,
});

/** Whether this page is the one to start the recording of its call. */
export async function takeRecordingTurn(sessionId: string): Promise<boolean> {
  const turn = await fetchJson<{ isYours: boolean }>(`/api/v1/sessions/${sessionId}/recording-turn`, {
    method: 'POST',
  });
  return turn.isYours;
}

export const stopRecordingMutation = mutationOptions({
  mutationFn: (recordingId: string) =>
    fetchJson<RecordingView>(`/api/v1/recordings/${recordingId}/stop`, { method: 'POST' }),
  onSettled: refresh,
});
