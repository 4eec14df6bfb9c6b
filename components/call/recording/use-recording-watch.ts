'use client';

import { useQuery } from '@tanstack/react-query';
import { recordingsQuery } from '@/lib/queries/recordings';
import type { RecordingListView, RecordingView } from '@/lib/schemas/recording';

export type RecordingProgress = 'off' | 'starting' | 'on';

export interface RecordingWatch {
  readonly progress: RecordingProgress;
  /** The running one that can be stopped from here. */
  readonly own: RecordingView | null;
  /** The newest, where it failed. */
  readonly failure: RecordingView | null;
  readonly consent: RecordingListView['consent'] | null;
  /** The server knows of none, not even one that failed; false until it has answered. */
  readonly isUntried: boolean;
}

/**
 * What is recorded of the call that this page is in: as the server knows it, and as the platform's own page says, since
 * some platforms tell nobody else.
 */
export function useRecordingWatch(call: {
  meetingId: string;
  isHost: boolean;
  isRecordedByEmbed: boolean;
}): RecordingWatch {
  const { data } = useQuery(recordingsQuery(call.meetingId, call.isHost));
  return watchRecordings(data, call.isRecordedByEmbed);
}

/** The same, of an answer that is at hand. */
export function watchRecordings(list: RecordingListView | undefined, isRecordedByEmbed: boolean): RecordingWatch {
  const items = list?.items ?? [];
  const running = items.filter(({ state }) => state === 'recording' || state === 'requested');
  const isOn = isRecordedByEmbed || running.some(({ state }) => state === 'recording');
  const newest = items.at(-1);
  return {
    progress: isOn ? 'on' : running.length > 0 ? 'starting' : 'off',
    own: running.find(({ isOurs }) => isOurs) ?? null,
    failure: newest?.state === 'failed' ? newest : null,
    consent: list?.consent ?? null,
    isUntried: list !== undefined && list.items.length === 0,
  };
}
