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
  const hasDraft = plan.data ? plan.data.draftRevision !== null : undefined;
  const draftAnswer = useQuery({ ...draftQuery, enabled: hasDraft === true });
  const read: DraftView | null | undefined = hasDraft === false ? null : draftAnswer.data;
  // One that somebody just began is yet to be read: whoever is writing their own must not lose the form to a skeleton.
  const [known, setKnown] = useState(read);
  if (read !== undefined && read !== known) setKnown(read);
  const draft = read === undefined ? known : read;
  return { plan, draftAnswer, draft };
}
