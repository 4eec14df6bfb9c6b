'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { draftQuery, planQuery } from '@/lib/queries/admin-migration';
import type { DraftView } from '@/lib/schemas/migration-draft';

/**
 * The plan in force and the draft beside it. `draft` is null where there is none, undefined until that is known for the
 * first time.
 */
export function usePlanAndDraft() {
  const plan = useQuery(planQuery);
  const revision = plan.data?.draftRevision;
  const hasDraft = typeof revision === 'number';
  const draftAnswer = useQuery({ ...draftQuery, enabled: hasDraft });
  const answer = hasDraft ? draftAnswer.data : revision;
  // One that somebody just began is yet to be read: whoever is writing their own must not lose the form to a skeleton.
  const [known, setKnown] = useState<DraftView | null>();
  // Read on an earlier visit: a form that began with it would be told at once that somebody changed it since.
  const isOld = known === undefined && hasDraft && draftAnswer.isFetching && answer?.revision !== revision;
  const read = isOld ? undefined : answer;
  if (read !== undefined && read !== known) setKnown(read);
  const draft = read === undefined ? known : read;
  return { plan, draftAnswer, draft };
}
