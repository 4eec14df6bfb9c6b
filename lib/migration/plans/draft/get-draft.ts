import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { findDraft } from '../../../data/migration/migration-drafts';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import { AppError } from '../../../errors/app-error';
import type { DraftView } from '../../../schemas/migration-draft';
import { readPlanSurroundings } from '../preview/plan-world';
import { toDraftView } from './to-draft-view';

/** The plan that is being written. @throws AppError not-signed-in, forbidden, draft-not-found */
export async function getDraft({ actor }: { actor: Actor }): Promise<DraftView> {
  requireAdmin(actor);
  const [draft, inForce] = await Promise.all([findDraft(), readPlanInForce()]);
  if (!draft) throw draftNotFound();
  const surroundings = await readPlanSurroundings(draft.plan, new Date());
  return toDraftView(draft, { inForce, surroundings });
}

export function draftNotFound(): AppError {
  return new AppError('draft-not-found', 'There is no draft. Begin one, or import a plan.');
}
