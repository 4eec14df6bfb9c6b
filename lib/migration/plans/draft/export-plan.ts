import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { getInstallation } from '../../../data/installation';
import { PLAN_FILE_FORMAT, PLAN_FILE_VERSION, type PlanFile } from '../../../schemas/migration-draft';
import { findVersionOrThrow } from '../list-versions';

/** A version of the plan as a file that can be imported again. @throws AppError not-signed-in, forbidden, plan-not-found */
export async function exportPlan(asked: { actor: Actor; version: number; now: Date }): Promise<PlanFile> {
  const { actor, version, now } = asked;
  requireAdmin(actor);
  const [found, { installationId }] = await Promise.all([findVersionOrThrow(version), getInstallation()]);
  return {
    format: PLAN_FILE_FORMAT,
    formatVersion: PLAN_FILE_VERSION,
    installation: installationId,
    version: found.version,
    exportedAt: now.toISOString(),
    note: found.note,
    plan: found.plan,
  };
}
