'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { JoinAnswer } from '@/lib/queries/meetings';
import { recordingsQuery, startRecordingMutation, stopRecordingMutation } from '@/lib/queries/recordings';
import { askWhetherToRecord } from './describe-objections';
import { type RecordingWatch, useRecordingWatch } from './use-recording-watch';

/** A host's hand on the recording of a call. */
export interface RecordingHand {
  readonly isPending: boolean;
  /** Starts it, or asks first where somebody in the call doesn't want it. */
  readonly start: () => void;
  readonly stop: () => void;
  /** What is asked before it starts; null while nothing is. */
  readonly question: string | null;
  readonly confirm: () => void;
  readonly dismiss: () => void;
  readonly problem: string | null;
}

export interface CallRecording {
  readonly watch: RecordingWatch;
  /** How many said no; 0 for everybody but hosts. */
  readonly no: number;
  /** Null where it isn't this person's to start and stop, or only inside the call. */
  readonly control: RecordingHand | null;
}

/** What is recorded of this call, and the host's hand on it. */
export function useCallRecording(
  { meeting }: JoinAnswer,
  { isHost, isRecordedByEmbed }: { isHost: boolean; isRecordedByEmbed: boolean },
): CallRecording {
  const queryClient = useQueryClient();
  const watch = useRecordingWatch({ meetingId: meeting.id, isHost, isRecordedByEmbed });
  const start = useMutation(startRecordingMutation);
  const stop = useMutation(stopRecordingMutation);
  const [question, setQuestion] = useState<string | null>(null);
  const count = useMutation({
    // Somebody may have come in and said no since the page last heard.
    mutationFn: () => queryClient.fetchQuery({ ...recordingsQuery(meeting.id, true), staleTime: 0 }),
    onSettled: (list) => {
      const asked = askWhetherToRecord(list?.consent ?? watch.consent);
      if (asked === null) start.mutate(meeting.id);
      else setQuestion(asked);
    },
  });
  const no = isHost && meeting.recording.kind !== 'none' ? (watch.consent?.no ?? 0) : 0;
  if (!isHost || !meeting.recording.isRemote) return { watch, no, control: null };
  const error = start.error ?? stop.error;
  return {
    watch,
    no,
    control: {
      isPending: count.isPending || start.isPending || stop.isPending,
      start: () => {
        stop.reset();
        count.mutate();
      },
      stop: () => {
        start.reset();
        if (watch.own) stop.mutate(watch.own.id);
      },
      question,
      confirm: () => {
        setQuestion(null);
        start.mutate(meeting.id);
      },
      dismiss: () => setQuestion(null),
      problem: error ? toApiProblem(error).message : null,
    },
  };
}
