import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { findPlanVersion, markPlansUndone } from '../../../data/migration/plan-versions';
import { countSettledSince } from '../../../data/migration/settlements';
import { liftOverridesOf, lockRooms, touchRooms } from '../../../data/rooms/room-homes';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import { toOverrideView } from '../../../rooms/to-override-view';
import type { RollbackInput, RolledBackView } from '../../../schemas/migration-steps';
import type { Plan, PlanProgress } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import { readMigrationFacts } from '../../read-migration-facts';
import { diffPlans } from '../draft/diff-plans';
import { lockPlan } from '../lock-plan';
import { noPlan } from '../no-plan';
import type { PlanRoom } from '../preview/plan-room';
import { readPlanWorld } from '../preview/plan-world';
import { putPlanInForce } from '../put-plan-in-force';
import { recordRoomChanges } from '../record-room-changes';
import { findRollbackTarget, NO_PLAN } from './find-rollback-target';
import { describeRollback, foreseeRollback } from './foresee-rollback';
import { watchAnew } from './wave-watch';

/**
 * Goes back to an earlier version: a copy of it comes into force, paused at the progress that it had when it was replaced.
 * Waves that were still watched then are watched anew once it is resumed: nobody watched them in between. Works in a freeze, and without a preview: it is the way out. Moves by hand stay unless their rooms are named, and people
 * in a call stay until it ends.
 * @param ifMatch the revision of the plan that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, plan-not-found, nothing-to-roll-back, invalid-request for a room that has no
 * such move, changed-meanwhile
 */
export async function rollBackPlan(asked: {
  actor: Actor;
  input: RollbackInput;
  ifMatch: number | null;
  now: Date;
}): Promise<RolledBackView> {
  const { actor, input, ifMatch, now } = asked;
  requireAdmin(actor);
  const base = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const state = await lockPlan(transaction, ifMatch);
    const world = await readPlanWorld(transaction, base);
    const { inForce } = world;
    if (!inForce) throw noPlan();
    const target = await findTarget(transaction, { inForce, asked: input.toVersion ?? null, now });
    const plain = foreseeRollback({ world, inForce, target, lifted: new Set(), now });
    const lifted = chooseLifted(plain.movedByHand, input.liftOverrides);
    const foresight = foreseeRollback({
      world,
      inForce,
      target,
      lifted: new Set(lifted.map(({ room }) => room.id)),
      now,
    });
    const settled = await countSettledSince(target.version, transaction);
    const answer = {
      dryRun: input.dryRun,
      toVersion: target.version,
      sentence: describeRollback(foresight, { lifted: lifted.length, settled }),
      goBack: foresight.goBack,
      moveOn: foresight.moveOn,
      inCall: foresight.inCall,
      movedByHand: plain.movedByHand.map(({ room, override }) => ({
        room: room.slug,
        platform: override?.platform ?? '',
        movedBy: override?.createdBy ?? '',
      })),
      pinned: foresight.pinned,
      settled,
      changes: diffPlans(inForce.plan, target.plan),
    };
    if (input.dryRun) return { ...answer, version: null, revision: state.revision };
    await liftMoves(transaction, { actor, lifted, reason: input.reason || null });
    const by = describeActor(actor);
    const published = await putPlanInForce(transaction, {
      actor,
      state,
      kind: 'rollback',
      plan: target.plan,
      progress: target.progress,
      note: input.reason || null,
      copies: target.version,
      pause: target.plan.waves.length > 0 ? { by, reason: `rolled back to plan ${target.version}` } : null,
      now,
    });
    await markPlansUndone(transaction, { after: target.version, upTo: inForce.version });
    return { ...answer, version: published.version.version, revision: published.state.revision };
  });
}

interface RollbackTarget {
  readonly version: number;
  readonly plan: Plan;
  readonly progress: PlanProgress;
}

async function findTarget(
  transaction: SqlRunner,
  { inForce, asked, now }: { readonly inForce: PlanInForce; readonly asked: number | null; readonly now: Date },
): Promise<RollbackTarget> {
  const version = asked ?? (await findRollbackTarget(inForce.version, transaction));
  if (version === null || version === inForce.version) {
    const message =
      version === null
        ? 'There is no earlier version to go back to: what came before was no plan at all, and that is in force again.'
        : `Plan ${version} is in force. Choose an earlier one.`;
    throw new AppError('nothing-to-roll-back', message);
  }
  if (version === NO_PLAN) {
    const { salt } = inForce.plan;
    const nothing = { rules: [], waves: [], fallbackOrder: null, freezeWindows: [], salt };
    return { version, plan: nothing, progress: { waves: {} } };
  }
  const found = await findPlanVersion(version, transaction);
  if (!found) throw new AppError('plan-not-found', `There is no plan ${version}.`);
  const { plan, progress, replacedAt } = found;
  const former = { plan, progress: progress ?? { waves: {} }, until: replacedAt ?? now };
  return { version, plan, progress: watchAnew(former, now) };
}

function chooseLifted(movedByHand: readonly PlanRoom[], names: readonly string[]): PlanRoom[] {
  return [...new Set(names)].map((name) => {
    const found = movedByHand.find(({ room }) => room.slug === name);
    if (found) return found;
    const message = `“${name}” is no room that was moved by hand to where either plan moves rooms of its home.`;
    throw new AppError('invalid-request', message, {
      details: { errors: [{ path: `liftOverrides.${names.indexOf(name)}`, message }] },
    });
  });
}

async function liftMoves(
  transaction: SqlRunner,
  { actor, lifted, reason }: { actor: Actor; lifted: readonly PlanRoom[]; reason: string | null },
): Promise<void> {
  if (lifted.length === 0) return;
  const ids = lifted.map(({ room }) => room.id);
  const by = describeActor(actor);
  await lockRooms(transaction, ids);
  const moves = await liftOverridesOf(transaction, ids, by);
  await touchRooms(transaction, [...moves.keys()], by);
  await recordRoomChanges(transaction, {
    actor,
    action: 'override.lifted',
    reason,
    rooms: [...moves].map(([roomId, override]) => ({
      roomId,
      before: { override: toOverrideView(override) },
      after: { override: null },
    })),
  });
}
