'use client';

import { useMutation } from '@tanstack/react-query';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { JoinAnswer } from '@/lib/queries/meetings';
import { startRecordingMutation, stopRecordingMutation } from '@/lib/queries/recordings';
import { type RecordingWatch, useRecordingWatch } from './use-recording-watch';

export interface CallRecording {
  readonly watch: RecordingWatch;
  /** Null where it isn't this person's to start and stop, or only inside the call. */
  readonly control: {
    readonly isPending: boolean;
    readonly start: () => void;
    readonly stop: () => void;
    readonly problem: string | null;
  } | null;
}

/** What is recorded of this call, and the host's hand on it. */
export function useCallRecording(
  { meeting }: JoinAnswer,
  { isHost, isRecordedByEmbed }: { isHost: boolean; isRecordedByEmbed: boolean },
): CallRecording {
  const watch = useRecordingWatch({ meetingId: meeting.id, isHost, isRecordedByEmbed });
  const start = useMutation(startRecordingMutation);
  const stop = useMutation(stopRecordingMutation);
  if (!isHost || !meeting.recording.isRemote) return { watch, control: null };
  const error = start.error ?? stop.error;
  return {
    watch,
    control: {
      isPending: start.isPending || stop.isPending,
      start: () => {
        stop.reset();
        start.mutate(meeting.id);
      },
      stop: () => {
        start.reset();
        if (watch.own) stop.mutate(watch.own.id);
      },
      problem: error ? toApiProblem(error).message : null,
    },
  };
}
