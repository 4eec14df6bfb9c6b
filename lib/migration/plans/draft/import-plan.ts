import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { getInstallation } from '../../../data/installation';
import { findDraft } from '../../../data/migration/migration-drafts';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import type { ImportedView, ImportInput } from '../../../schemas/migration-draft';
import { makeSalt } from '../make-salt';
import { readPlanSurroundings } from '../preview/plan-world';
import { diffPlans } from './diff-plans';
import { putDraft } from './put-draft';
import { readPlanFile } from './read-plan-file';
import { requireSoundPlan } from './require-sound-plan';

/**
 * Makes the plan in a file the draft, with what that changes. The buckets stay those of this installation, whatever the
 * file says.
 * @param asked.ifMatch the revision of the draft that it takes the place of, or null
 * @throws AppError not-signed-in, forbidden, import-refused, invalid-request where the plan is impossible here,
 * changed-meanwhile
 */
export async function importPlan(asked: {
  actor: Actor;
  input: ImportInput;
  ifMatch: number | null;
  now: Date;
}): Promise<ImportedView> {
  const { actor, input, ifMatch, now } = asked;
  requireAdmin(actor);
  const [{ installationId }, inForce, before] = await Promise.all([getInstallation(), readPlanInForce(), findDraft()]);
  const file = readPlanFile(input.file, { installation: installationId, fromElsewhere: input.fromElsewhere });
  const salt = inForce?.plan.salt ?? before?.plan.salt ?? makeSalt();
  const plan = { ...file.plan, salt };
  const surroundings = await readPlanSurroundings(plan, now);
  const warnings = requireSoundPlan(plan, surroundings, inForce, 'file.plan.');
  const answer = {
    dryRun: input.dryRun,
    changes: diffPlans(inForce?.plan ?? null, plan),
    againstDraft: before ? diffPlans(before.plan, plan) : [],
    warnings,
  };
  if (input.dryRun) return { ...answer, draft: null };
  const { salt: _, ...written } = plan;
  const draft = await putDraft({
    actor,
    ifMatch,
    input: {
      plan: written,
      note: file.note || `imported from ${file.version === null ? 'a draft' : `plan ${file.version}`}`,
      basedOn: inForce?.version ?? null,
      reshuffle: false,
    },
  });
  return { ...answer, draft };
}
