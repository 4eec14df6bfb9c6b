'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { describeClock } from '@/components/rooms/describe-clock';
import { nextDecisionQuery } from '@/lib/queries/rooms';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { HidableNotice } from './hidable-notice';

interface NextPlatformNoticeProps {
  /** What the server tells hosts and who manages the room; null for everybody else, and where nothing waits. */
  waiting: WaitingChange | null;
  /** Where this call is. */
  platform: string;
  /** The room, for those who may know why its next meeting is elsewhere. */
  mayAskWhy: string | null;
}

/** For hosts: where the room's next meeting will be, once that is another platform than this one. */
export function NextPlatformNotice({ waiting, platform, mayAskWhy }: NextPlatformNoticeProps) {
  const { data: decision } = useQuery({
    ...nextDecisionQuery(mayAskWhy ?? ''),
    enabled: mayAskWhy !== null && waiting !== null,
  });
  const [hiddenFor, setHiddenFor] = useState<string | null>(null);
  if (waiting === null) return null;
  const { platform: next, relocateAt } = waiting;
  const shown = `${next} ${relocateAt}`;
  if (shown === hiddenFor) return null;
  return (
    <HidableNotice
      icon={<ArrowRightLeft aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />}
      onHide={() => setHiddenFor(shown)}
    >
      The next meeting here will be on {platformLabel(next)}.{' '}
      {relocateAt === null
        ? `This call stays on ${platformLabel(platform)} until it ends.`
        : `This call moves there at ${describeClock(relocateAt)}, with everybody in it.`}
      {decision?.platform === next ? <span className="block text-muted-foreground">{decision.sentence}</span> : null}
    </HidableNotice>
  );
}
