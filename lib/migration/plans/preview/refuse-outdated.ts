import { findPlanVersion } from '../../../data/migration/plan-versions';
import type { SqlRunner } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import { describeChange, diffPlans } from '../draft/diff-plans';

/**
 * The refusal of a change that was made from another version than the one in force: who published that, when, and what it
 * changed.
 */
export async function planReplacedMeanwhile(
  runner: SqlRunner,
  versions: { readonly expected: number | null; readonly inForce: number | null },
): Promise<AppError> {
  const { expected, inForce } = versions;
  const [old, fresh] = await Promise.all([findVersion(expected, runner), findVersion(inForce, runner)]);
  const who = fresh?.publishedBy ?? 'Somebody';
  const from = expected === null ? 'when no plan was in force' : `from plan ${expected}`;
  return new AppError(
    'changed-meanwhile',
    `${who} put plan ${inForce} in force meanwhile; this was made ${from}. Look at what changed, and take it over first.`,
    {
      details: {
        who: fresh?.publishedBy ?? null,
        when: fresh?.publishedAt.toISOString() ?? null,
        before: { plan: expected },
        after: { plan: inForce, changes: diffPlans(old?.plan ?? null, fresh?.plan ?? null).map(describeChange) },
      },
    },
  );
}

function findVersion(version: number | null, runner: SqlRunner) {
  return version === null ? null : findPlanVersion(version, runner);
}
