'use client';

import { useQuery } from '@tanstack/react-query';
import { draftQuery, planQuery } from '@/lib/queries/admin-migration';
import type { DraftView } from '@/lib/schemas/migration';

/** The plan in force and the draft beside it. `draft` is null where there is none, undefined while that isn't known. */
export function usePlanAndDraft() {
  const plan = useQuery(planQuery);
  const hasDraft = plan.data ? plan.data.draftRevision !== null : undefined;
  const draftAnswer = useQuery({ ...draftQuery, enabled: hasDraft === true });
  const draft: DraftView | null | undefined = hasDraft === false ? null : draftAnswer.data;
  return { plan, draftAnswer, draft };
}
