import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { readPlanInForce } from '../../data/migration/migration-plans';
import {
  findPlanVersion,
  listPlanVersions,
  type PlanVersion,
  readMigrationState,
} from '../../data/migration/plan-versions';
import { AppError } from '../../errors/app-error';
import type { PlanVersionDetail, PlanVersionView } from '../../schemas/migration-plan';
import type { Page, Paging } from '../../schemas/paging';
import type { Plan } from '../../schemas/plan';
import { diffPlans } from './draft/diff-plans';

/** The published versions, newest first, each with what it changed. */
export async function listVersions(asked: { actor: Actor; paging: Paging }): Promise<Page<PlanVersionView>> {
  const { actor, paging } = asked;
  requireAdmin(actor);
  const [page, state] = await Promise.all([listPlanVersions(paging), readMigrationState()]);
  // Numbers have no gaps: what the last one on the page changed is told by the one before it.
  const last = page.items.at(-1);
  const beforeLast = last ? await findPlanVersion(last.version - 1) : null;
  const toView = (version: PlanVersion, index: number) =>
    toVersionView(version, {
      before: (page.items[index + 1] ?? beforeLast)?.plan ?? null,
      inForce: state?.version ?? null,
    });
  return { items: page.items.map(toView), nextCursor: page.nextCursor };
}

/** One version, with its rules and what would change if it came back. @throws AppError plan-not-found */
export async function getVersion({ actor, version }: { actor: Actor; version: number }): Promise<PlanVersionDetail> {
  requireAdmin(actor);
  const found = await findVersionOrThrow(version);
  const [before, inForce] = await Promise.all([
    found.basedOn === null ? null : findPlanVersion(found.basedOn),
    readPlanInForce(),
  ]);
  return {
    ...toVersionView(found, { before: before?.plan ?? null, inForce: inForce?.version ?? null }),
    plan: found.plan,
    progress: found.progress,
    against: diffPlans(inForce?.plan ?? null, found.plan),
  };
}

export async function findVersionOrThrow(version: number): Promise<PlanVersion> {
  const found = await findPlanVersion(version);
  if (found) return found;
  throw new AppError('plan-not-found', `There is no plan ${version}.`);
}

function toVersionView(
  version: PlanVersion,
  { before, inForce }: { before: Plan | null; inForce: number | null },
): PlanVersionView {
  return {
    version: version.version,
    kind: version.kind,
    note: version.note,
    publishedAt: version.publishedAt.toISOString(),
    publishedBy: version.publishedBy,
    basedOn: version.basedOn,
    copies: version.copies,
    replacedAt: version.replacedAt?.toISOString() ?? null,
    isInForce: version.version === inForce,
    isUndone: version.isUndone,
    changes: diffPlans(before, version.plan),
  };
}
