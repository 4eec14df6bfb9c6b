'use client';

import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import type { RecordingKind } from '@/lib/video-platforms/contract';

interface RecordingQuestionProps {
  /** Never `none`: then nobody is asked. */
  kind: Exclude<RecordingKind, 'none'>;
  /** Null until the person has answered: nothing is chosen for them. */
  answer: boolean | null;
  error: string | null;
  onAnswer: (answer: boolean) => void;
}

/** Says that the call may be recorded and asks for a yes or a no, before anybody is let in. */
export function RecordingQuestion({ kind, answer, error, onAnswer }: RecordingQuestionProps) {
  const group = useId();
  const errorId = `${group}-error`;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2.5 text-sm" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1 text-sm font-medium">May you be recorded?</legend>
      <p className="text-muted-foreground">{NOTICES[kind]}</p>
      <label className="flex items-start gap-2.5">
        <input
          type="radio"
          name={group}
          className="mt-0.5 size-4 shrink-0 accent-primary"
          checked={answer === true}
          onChange={() => onAnswer(true)}
        />
        <span>Yes, I agree to being recorded.</span>
      </label>
      <label className="flex items-start gap-2.5">
        <input
          type="radio"
          name={group}
          className="mt-0.5 size-4 shrink-0 accent-primary"
          checked={answer === false}
          onChange={() => onAnswer(false)}
        />
        <span>
          No, I don’t agree.
          <span className="block text-muted-foreground">
            You can join all the same, with camera and microphone off. A recording takes in the whole call, so what you
            switch on there may be in it. Your no is kept with this call, and its hosts see how many said no.
          </span>
        </span>
      </label>
      {error ? (
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  );
}

const NOTICES: Record<RecordingQuestionProps['kind'], string> = {
  cloud: 'Calls in this room may be recorded in the cloud, with the picture, voice and name of everybody in them.',
  local:
    'A host may record calls in this room on their own computer, with the picture, voice and name of everybody in them.',
};
