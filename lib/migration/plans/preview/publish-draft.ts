import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { deleteDraft, findDraft } from '../../../data/migration/migration-drafts';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import type { PublishedView, PublishInput } from '../../../schemas/migration-draft';
import type { FreezeWindow, Plan } from '../../../schemas/plan';
import { readMigrationFacts } from '../../read-migration-facts';
import { requireSoundPlan } from '../draft/require-sound-plan';
import { foreseePlan } from '../foresee-plan';
import { lockPlan } from '../lock-plan';
import { timeWords } from '../plan-words';
import { putPlanInForce } from '../put-plan-in-force';
import { findHinderingFreeze } from '../steps/find-hindering-freeze';
import { changesNothing } from './changes-nothing';
import { assertPreviewHolds, compareWithPreview } from './compare-with-preview';
import { findPreviewOrThrow } from './list-previewed-rooms';
import { readPlanSurroundings, readPlanWorld } from './plan-world';
import { isSamePlan } from './preview-hash';
import { effectOn } from './previewed-room';
import { planReplacedMeanwhile } from './refuse-outdated';

/**
 * Puts the previewed draft in force, exactly as it was shown: every outcome is worked out again while nobody else can
 * change the plan. Where one of them is another by now, nothing is published. Where the plan in force is paused, the new
 * version is as well, for the same reason, unless it is to be resumed with it.
 * @param ifMatch the revision of the plan in force that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, preview-not-found, preview-outdated (`details.rooms`), changed-meanwhile where
 * the plan in force or the draft is another by now, nothing-to-publish where the plan in force says the same and no pause is
 * lifted, migration-frozen, invalid-request where the draft became impossible
 */
export async function publishDraft(asked: {
  actor: Actor;
  input: PublishInput;
  ifMatch: number | null;
  now: Date;
}): Promise<PublishedView> {
  const { actor, input, ifMatch, now } = asked;
  requireAdmin(actor);
  const base = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const state = await lockPlan(transaction, ifMatch);
    const preview = await findPreviewOrThrow(input.hash, transaction);
    if (preview.version !== state.version) {
      throw await planReplacedMeanwhile(transaction, { expected: preview.version, inForce: state.version });
    }
    const note = await requireSameDraft(transaction, preview.plan);
    const world = await readPlanWorld(transaction, base);
    requireSoundPlan(preview.plan, await readPlanSurroundings(preview.plan, now, transaction), world.inForce);
    const foresight = foreseePlan(preview.plan, world, { now, resumes: input.resume });
    if (changesNothing(preview.plan, { inForce: world.inForce, foresight, state, resumes: input.resume })) {
      throw nothingToPublish(state.version);
    }
    refuseInFreeze(findHinderingFreeze(world.inForce, foresight, now));
    const { next, begun, rooms } = foresight;
    const comparison = compareWithPreview(preview.rooms, rooms);
    assertPreviewHolds(comparison);
    await deleteDraft(transaction);
    const published = await putPlanInForce(transaction, {
      actor,
      state,
      kind: 'publish',
      plan: preview.plan,
      progress: next.progress,
      note: input.note === undefined ? note : input.note || null,
      ...(input.resume ? { pause: null } : {}),
      now,
    });
    return {
      version: published.version.version,
      revision: published.state.revision,
      moves: rooms.filter((room) => effectOn(room) === 'moves').length,
      isPaused: published.state.pausedAt !== null,
      begun: begun.map(({ id }) => id),
      joinedSince: comparison.joinedSince.map(({ name }) => name),
    };
  });
}

/** The draft's note, where the draft is still the one that was previewed. */
async function requireSameDraft(transaction: SqlRunner, plan: Plan): Promise<string | null> {
  const draft = await findDraft(transaction);
  if (draft && isSamePlan(draft.plan, plan)) return draft.note;
  const who = draft?.updatedBy ?? 'Somebody';
  throw new AppError(
    'changed-meanwhile',
    draft
      ? `${who} changed the draft since it was previewed. Look at it, and preview it again.`
      : 'The draft was thrown away since it was previewed.',
    { details: { who: draft?.updatedBy ?? null, when: draft?.updatedAt.toISOString() ?? null } },
  );
}

function nothingToPublish(version: number | null): AppError {
  return new AppError(
    'nothing-to-publish',
    `This draft changes nothing: plan ${version}, which is in force, says the same. Change the draft, or throw it away.`,
    { details: { version } },
  );
}

/** Rolling back and kill switches stay possible. */
function refuseInFreeze(freeze: FreezeWindow | null): void {
  if (!freeze) return;
  const why = freeze.reason ? ` (${freeze.reason})` : '';
  throw new AppError(
    'migration-frozen',
    `Nothing that moves rooms is published before ${timeWords(freeze.until)}: a freeze of the plan in force holds${why}. A version that moves none may be, and rolling back and kill switches work all the same.`,
    { details: { freeze } },
  );
}
