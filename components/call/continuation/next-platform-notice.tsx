'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { describeClock } from '@/components/rooms/describe-clock';
import { nextDecisionQuery } from '@/lib/queries/rooms';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { HidableNotice } from '../notices/hidable-notice';
import { describeChangeAhead } from './describe-change-ahead';

interface NextPlatformNoticeProps {
  /** What the server tells hosts and who manages the room; null for everybody else, and where nothing waits. */
  waiting: WaitingChange | null;
  /** Where this call is. */
  platform: string;
  /** Where this call would be, had that not failed; null where it is where it should be. */
  usual: string | null;
  /** The room, for those who may know why its next meeting is elsewhere. */
  mayAskWhy: string | null;
}

/**
 * For hosts: where the room's next meeting will be, once that is another platform than this one. Of a call that fell back
 * they are told already that it belongs elsewhere; that the next one will be there is not said, as it may fail again.
 */
export function NextPlatformNotice({ waiting, platform, usual, mayAskWhy }: NextPlatformNoticeProps) {
  const { data: decision } = useQuery({
    ...nextDecisionQuery(mayAskWhy ?? ''),
    enabled: mayAskWhy !== null && waiting !== null,
  });
  const [hiddenFor, setHiddenFor] = useState<string | null>(null);
  if (waiting === null) return null;
  const { platform: next, relocateAt, isRelocationFailing } = waiting;
  const shown = `${next} ${relocateAt} ${isRelocationFailing}`;
  if (shown === hiddenFor || (next === usual && relocateAt === null)) return null;
  return (
    <HidableNotice
      icon={<ArrowRightLeft aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />}
      onHide={() => setHiddenFor(shown)}
    >
      {describeChangeAhead({
        to: platformLabel(next),
        from: platformLabel(platform),
        at: relocateAt === null ? null : describeClock(relocateAt),
        isRelocationFailing,
      })}
      {decision?.platform === next ? <span className="block text-muted-foreground">{decision.sentence}</span> : null}
    </HidableNotice>
  );
}
