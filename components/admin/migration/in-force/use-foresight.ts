'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { foresightKey } from '@/lib/queries/invalidate-key';
import type { PlanQuestion } from './use-plan-question';

/**
 * What a change would do to the plan that its question shows. It is asked anew with each look, and while one is on the
 * screen only as long as that plan is still the one in force.
 * @param asked.of what is foreseen, with all that it depends on
 */
export function useForesight<Foreseen>(
  { isOpen, isOvertaken, plan, look }: PlanQuestion<unknown>,
  asked: { readonly of: readonly unknown[]; readonly ask: () => Promise<Foreseen>; readonly isAsked?: boolean },
): UseQueryResult<Foreseen> {
  const { of, ask, isAsked = true } = asked;
  const key = foresightKey(plan.revision);
  return useQuery({
    queryKey: [...key, look, ...of],
    queryFn: ask,
    enabled: isOpen && !isOvertaken && isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    // While something is ticked the sentence of before stays; that of an earlier look is no answer.
    placeholderData: (previous, query) => (query?.queryKey[key.length] === look ? previous : undefined),
  });
}
