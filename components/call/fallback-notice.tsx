'use client';

import { Info, X } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import type { DecisionView } from '@/lib/schemas/decision';

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
    <div role="status" className="flex items-start gap-2 border-b bg-muted px-3 py-2 text-sm sm:px-4">
      <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1">
        This call is on {platformLabel(decision.platform)}
        {usual === null ? null : ` instead of ${platformLabel(usual)}`}.
        <span className="block text-muted-foreground">{decision.sentence}</span>
      </p>
      <Button
        variant="ghost"
        size="icon"
        className="-my-1 size-8"
        aria-label="Hide this notice"
        onClick={() => setIsHidden(true)}
      >
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

/** Where it would be: the room's home, unless the room was moved away from there. */
function findUsual({ steps }: DecisionView): string | null {
  const refused = steps.filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now');
  const failed = refused.find(({ answer }) => answer === 'cannot-now');
  const home = refused.find(({ step }) => step === 'ROOM_PLATFORM');
  return (failed?.step === 'DEFAULT' ? home : failed)?.platform ?? null;
}
