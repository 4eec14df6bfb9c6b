'use client';

import { useState } from 'react';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';

/** What somebody is asked before the plan is changed, and the plan that they were shown when they were asked. */
export interface PlanQuestion<About> {
  /** There is something to ask about, so that it can be opened. */
  readonly isOffered: boolean;
  readonly isOpen: boolean;
  /** It belongs on the page: also where it is offered no more, to whoever is being asked already. */
  readonly isShown: boolean;
  /** What is shown and confirmed is about this plan and no later one. */
  readonly plan: PlanInForceView;
  readonly about: About;
  /** Another number each time that it is opened or looked at again. */
  readonly look: number;
  /** The plan changed since: nothing is to be confirmed before somebody has looked again. */
  readonly isOvertaken: boolean;
  readonly setIsOpen: (isOpen: boolean) => void;
  readonly open: () => void;
  /** Shows what it is about now; closes it where that is nothing. */
  readonly lookAgain: () => void;
}

/**
 * A question about the plan that holds on to what was looked at, while the page behind it goes on being fresh: whoever
 * confirms confirms what they have read, and whoever was overtaken reads by whom.
 * @param about what else the question is about, such as the version to go back to
 * @param isOffered false where the plan as it is now gives nothing to ask
 */
export function usePlanQuestion<About>(plan: PlanInForceView, about: About, isOffered = true): PlanQuestion<About> {
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useState({ plan, about, look: 0 });
  const show = () => setSeen(({ look }) => ({ plan, about, look: look + 1 }));
  return {
    ...seen,
    isOffered,
    isOpen,
    isShown: isOffered || isOpen,
    isOvertaken: isOpen && seen.plan.revision !== plan.revision,
    setIsOpen,
    open: () => {
      show();
      setIsOpen(true);
    },
    lookAgain: () => {
      if (isOffered) show();
      else setIsOpen(false);
    },
  };
}
