'use client';

import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import { HidableNotice } from '../notices/hidable-notice';
import { describeObjections } from './describe-objections';
import type { RecordingWatch } from './use-recording-watch';

interface RecordingNoticeProps {
  watch: RecordingWatch;
  /** What hosts are to do, where the room is set to remind them. */
  reminder: string | null;
  /** Why the last click did nothing. */
  problem: string | null;
}

/** For hosts: a reminder to record, why a recording didn't start, and how many don't want it. */
export function RecordingNotice({ watch, reminder, problem }: RecordingNoticeProps) {
  const [hidden, setHidden] = useState<string | null>(null);
  const text = problem ?? describeForHost(watch, reminder);
  if (text === null || text === hidden) return null;
  return (
    <HidableNotice
      icon={<CircleDot aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />}
      onHide={() => setHidden(text)}
    >
      {text}
    </HidableNotice>
  );
}

/** What a host should know about the recording, before it and while it runs; null where that is nothing. */
export function describeForHost(watch: RecordingWatch, reminder: string | null): string | null {
  const sentences = [describeStart(watch, reminder), describeObjections(watch.consent)];
  return sentences.filter((sentence) => sentence !== null).join(' ') || null;
}

function describeStart(watch: RecordingWatch, reminder: string | null): string | null {
  if (watch.progress !== 'off') return null;
  if (watch.failure) return watch.failure.error ?? 'The recording didn’t start.';
  return reminder;
}
