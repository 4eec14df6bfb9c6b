import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { findDraft } from '../../data/migration/migration-drafts';
import { readPlanInForce } from '../../data/migration/migration-plans';
import { AppError } from '../../errors/app-error';
import type { DraftView } from '../../schemas/migration-draft';
import { listPlatforms } from '../../video-platforms';
import { putDraft } from '../plans/draft/put-draft';
import { readEnvironmentFlags } from './environment-flags';
import { withEnvironmentRules } from './environment-plan';
import { readEnvironmentDifferences } from './read-environment-differences';

/**
 * Takes what the environment says now into the draft of a plan, to be previewed and published like any other. A draft
 * that somebody is writing keeps what it has; without one it is made from the plan in force.
 * @param ifMatch the revision of the draft that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, nothing-to-publish where draft and environment agree, invalid-request,
 * changed-meanwhile
 */
export async function draftFromEnvironment(asked: { actor: Actor; ifMatch: number | null }): Promise<DraftView> {
  const { actor, ifMatch } = asked;
  requireAdmin(actor);
  const flags = readEnvironmentFlags();
  const [draft, inForce] = await Promise.all([findDraft(), readPlanInForce()]);
  const base = draft?.plan ?? inForce?.plan ?? null;
  if ((await readEnvironmentDifferences(flags, base)).length === 0) {
    throw new AppError(
      'nothing-to-publish',
      draft
        ? 'The draft says what the environment says already. Preview it, and publish it.'
        : 'The plan in force says what the environment says.',
    );
  }
  const rules = withEnvironmentRules(
    base ?? { rules: [] },
    flags,
    listPlatforms().map(({ id }) => id),
  );
  const { waves = [], fallbackOrder = null, freezeWindows = [] } = base ?? {};
  return putDraft({
    actor,
    input: {
      plan: { rules, waves, fallbackOrder, freezeWindows },
      // Whoever writes a draft says what it is for, or leaves that open.
      ...(draft ? {} : { note: 'As the environment says' }),
      reshuffle: false,
    },
    // Whatever somebody changed in the draft since it was read above is not to be lost.
    ifMatch: ifMatch ?? draft?.revision ?? null,
  });
}
