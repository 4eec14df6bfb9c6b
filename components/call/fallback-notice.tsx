'use client';

import { Info } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import type { DecisionView } from '@/lib/schemas/decision';
import { HidableNotice } from './hidable-notice';

interface FallbackNoticeProps {
  /** Where this call is, and why; null while that isn't known. */
  decision: DecisionView | null;
}

/** Where a call is on another platform than it should be: which one failed, and how. Nobody has to do anything. */
export function FallbackNotice({ decision }: FallbackNoticeProps) {
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden || decision?.reason !== 'FALLBACK' || decision.platform === null) return null;
  const usual = findUsual(decision);
  return (
    <HidableNotice
      icon={<Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />}
      onHide={() => setIsHidden(true)}
    >
      This call is on {platformLabel(decision.platform)}
      {usual === null ? null : ` instead of ${platformLabel(usual)}`}.
      <span className="block text-muted-foreground">{decision.sentence}</span>
    </HidableNotice>
  );
}

/** Where it would be: the room's home, unless the room was moved away from there. */
function findUsual({ steps }: DecisionView): string | null {
  const refused = steps.filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now');
  const failed = refused.find(({ answer }) => answer === 'cannot-now');
  const home = refused.find(({ step }) => step === 'ROOM_PLATFORM');
  return (failed?.step === 'DEFAULT' ? home : failed)?.platform ?? null;
}
