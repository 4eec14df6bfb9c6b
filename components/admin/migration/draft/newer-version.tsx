'use client';

import { useQuery } from '@tanstack/react-query';
import { planVersionQuery } from '@/lib/queries/admin-migration';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { ChangeList } from './change-list';

/** Who put the plan in force that is there now, when, and what it changed in the one before. */
export function NewerVersion({ plan }: { readonly plan: PlanInForceView }) {
  const version = useQuery({ ...planVersionQuery(plan.version ?? 0), enabled: plan.version !== null });
  if (plan.version === null || plan.publishedAt === null) return null;
  return (
    <div className="space-y-2">
      <p>
        <span className="wrap-anywhere">{plan.publishedBy}</span> put plan {plan.version} in force,{' '}
        <Moment at={plan.publishedAt} />
        {plan.note ? <span className="wrap-anywhere">: “{plan.note}”</span> : null}. What it changed:
      </p>
      {version.data ? (
        <ChangeList changes={version.data.changes} none="Nothing: the same rules and waves as before." />
      ) : null}
    </div>
  );
}
