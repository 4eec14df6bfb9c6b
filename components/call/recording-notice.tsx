'use client';

import { CircleDot, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { RecordingWatch } from './use-recording-watch';

interface RecordingNoticeProps {
  watch: RecordingWatch;
  /** The room is set to remind its hosts. */
  isReminder: boolean;
  /** Why the last click did nothing. */
  problem: string | null;
}

/** For hosts: a reminder to record, why a recording didn't start, and how many don't want it. */
export function RecordingNotice({ watch, isReminder, problem }: RecordingNoticeProps) {
  const [hidden, setHidden] = useState<string | null>(null);
  const text = problem ?? describeForHost(watch, isReminder);
  if (text === null || text === hidden) return null;
  return (
    <div role="status" className="flex items-start gap-2 border-b bg-muted px-3 py-2 text-sm sm:px-4">
      <CircleDot aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />
      <p className="min-w-0 flex-1">{text}</p>
      <Button
        variant="ghost"
        size="icon"
        className="-my-1 size-8"
        aria-label="Hide this notice"
        onClick={() => setHidden(text)}
      >
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

/** What a host should know about the recording now; null where that is nothing. */
export function describeForHost(watch: RecordingWatch, isReminder: boolean): string | null {
  const objection = describeObjections(watch.consent);
  if (watch.progress !== 'off') return objection;
  if (watch.failure) return watch.failure.error ?? 'The recording didn’t start.';
  if (!isReminder) return null;
  return ['This room’s calls are meant to be recorded. Choose Record when you are ready.', objection]
    .filter((part) => part !== null)
    .join(' ');
}

function describeObjections(consent: RecordingWatch['consent']): string | null {
  if (!consent || consent.no + consent.unanswered === 0) return null;
  const parts = [
    ...(consent.no > 0 ? [`${people(consent.no)} here said no to being recorded`] : []),
    ...(consent.unanswered > 0 ? [`${people(consent.unanswered)} here came in without being asked`] : []),
  ];
  return `${parts.join(', and ')}.`;
}

function people(count: number): string {
  return count === 1 ? 'One person' : `${count} people`;
}
