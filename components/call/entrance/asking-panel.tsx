'use client';

import { useEffect, useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { StagePanel } from '../stage-panel';

/** One platform has this long to make a call before another is asked; the same as on the server. */
const CREATE_TIMEOUT_MS = 6_000;
const STEP_MS = 500;

interface AskingPanelProps {
  title: string;
  /** Where the call is or should be made; null where that isn't known. */
  platform: string | null;
  onCancel: () => void;
}

/** While the server lets somebody in: says what is being tried, the longer it takes the more. */
export function AskingPanel({ title, platform, onCancel }: AskingPanelProps) {
  const [waitedMs, setWaitedMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setWaitedMs((before) => before + STEP_MS), STEP_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <StagePanel title={`Joining “${title}”`} icon={<Spinner className="size-9 text-primary" />}>
      <p role="status" className="min-h-12 text-muted-foreground">
        {describeWait(waitedMs, platform === null ? null : platformLabel(platform))}
      </p>
      <Button variant="outline" onClick={onCancel}>
        Cancel
      </Button>
    </StagePanel>
  );
}

/** What is being tried, by how long it has taken. @param label of the platform that is asked first */
export function describeWait(waitedMs: number, label: string | null): string {
  const asked = label ?? 'the video platform';
  if (waitedMs < 1_500) return 'One moment.';
  if (waitedMs < CREATE_TIMEOUT_MS) return `Asking ${asked} for the call.`;
  return `${label ?? 'The video platform'} takes long to answer, so other platforms are being asked as well. This takes up to 15 seconds.`;
}
