'use client';

import { Info } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import type { DecisionView } from '@/lib/schemas/decision';
import { findUsualPlatform } from '../entrance/find-usual-platform';
import { describeFallback } from './describe-fallback';
import { HidableNotice } from './hidable-notice';

interface FallbackNoticeProps {
  /** Where this call is, and why; null while that isn't known. */
  decision: DecisionView | null;
}

/** Where a call is on another platform than it should be: which one can't take it, and why. Nobody has to do anything. */
export function FallbackNotice({ decision }: FallbackNoticeProps) {
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden || !decision || decision.platform === null) return null;
  const usual = findUsualPlatform(decision);
  if (decision.reason !== 'FALLBACK' && usual === null) return null;
  const { where, why } = describeFallback({
    label: platformLabel(decision.platform),
    usual: usual === null ? null : platformLabel(usual),
    sentence: decision.sentence,
  });
  return (
    <HidableNotice
      icon={<Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />}
      onHide={() => setIsHidden(true)}
    >
      {where}
      {why === null ? null : <span className="block text-muted-foreground">{why}</span>}
    </HidableNotice>
  );
}
