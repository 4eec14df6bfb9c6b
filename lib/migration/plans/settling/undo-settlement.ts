import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { isUuid } from '../../../data/is-uuid';
import {
  findPlanVersion,
  type MigrationState,
  markPlansUndone,
  readMigrationState,
} from '../../../data/migration/plan-versions';
import {
  findSettlement,
  listSettlements as listKeptSettlements,
  markSettlementUndone,
  type Settlement,
} from '../../../data/migration/settlements';
import { lockRooms, restoreOverrides, rewriteHomes } from '../../../data/rooms/room-homes';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import { toOverrideView } from '../../../rooms/to-override-view';
import type { SettlementView } from '../../../schemas/migration-steps';
import { partNameOf } from '../../../schemas/part-name';
import { readMigrationFacts } from '../../read-migration-facts';
import { listWords } from '../draft/plan-problem';
import { lockPlan } from '../lock-plan';
import { countOf } from '../plan-words';
import { type PlanWorld, readPlanWorld } from '../preview/plan-world';
import { putPlanInForce } from '../put-plan-in-force';
import { recordRoomChanges } from '../record-room-changes';
import { assertNothingMoves } from './assert-nothing-moves';

/** How many settlements the page shows. */
const SHOWN = 20;

/** The latest settlements, newest first. @throws AppError not-signed-in, forbidden */
export async function listSettlements({ actor }: { actor: Actor }): Promise<SettlementView[]> {
  requireAdmin(actor);
  const [settlements, state] = await Promise.all([listKeptSettlements(SHOWN), readMigrationState()]);
  return settlements.map((settlement) => toView(settlement, state?.version ?? null));
}

/**
 * Takes a settlement back: homes, moves by hand, and the rules and waves with the progress that they had. Possible while
 * nothing else was put in force, and as harmless as settling: no meeting moves, except of rooms made since, which the
 * rules and waves take like any other. All rooms or none.
 * @param ifMatch the revision of the plan that the caller looked at, or null
 * @param reason why, for the audit log, or null
 * @throws AppError not-signed-in, forbidden, settlement-not-found, settlement-not-undoable, settling-changes-decisions,
 * changed-meanwhile
 */
export async function undoSettlement(asked: {
  actor: Actor;
  id: string;
  ifMatch: number | null;
  reason: string | null;
  now: Date;
}): Promise<SettlementView> {
  const { actor, id, ifMatch, reason, now } = asked;
  requireAdmin(actor);
  const base = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const state = await lockPlan(transaction, ifMatch);
    const settlement = isUuid(id) ? await findSettlement(id, transaction) : null;
    if (!settlement) throw new AppError('settlement-not-found', 'There is no such settlement.');
    assertStands(settlement, state);
    await lockRooms(
      transaction,
      settlement.rooms.map(({ roomId }) => roomId),
    );
    const before = await readPlanWorld(transaction, base);
    assertHomesStand(settlement, before);
    const earlier = await findReplaced(transaction, settlement);
    await restoreRooms(transaction, { actor, settlement, reason });
    const after = await readPlanWorld(transaction, base);
    const progress = { ...state.progress, waves: { ...earlier.progress.waves, ...state.progress.waves } };
    assertNothingMoves(
      { world: ofTheTime(before, settlement), plan: before.inForce },
      { world: ofTheTime(after, settlement), plan: { plan: earlier.plan, progress } },
      now,
    );
    await putPlanInForce(transaction, {
      actor,
      state,
      kind: 'unsettle',
      plan: earlier.plan,
      progress,
      note: reason || `took back the settling of ${listWords(settlement.parts.map(partNameOf))}`,
      copies: earlier.version,
      now,
    });
    await markPlansUndone(transaction, { after: settlement.planVersion - 1, upTo: settlement.planVersion });
    await markSettlementUndone(transaction, settlement.id, describeActor(actor));
    return toView({ ...settlement, undoneAt: now, undoneBy: describeActor(actor) }, null);
  });
}

function ofTheTime(world: PlanWorld, { at }: Settlement): PlanWorld {
  return { ...world, rooms: world.rooms.filter(({ room }) => room.createdAt <= at) };
}

function assertStands(settlement: Settlement, state: MigrationState): void {
  if (settlement.undoneAt) {
    throw new AppError('settlement-not-undoable', `${settlement.undoneBy ?? 'Somebody'} took this back already.`);
  }
  if (settlement.planVersion !== state.version) {
    throw new AppError(
      'settlement-not-undoable',
      `Plan ${state.version} came into force since. Roll back to plan ${settlement.planVersion} first, or move these rooms by a new plan.`,
      { details: { version: state.version, settledIn: settlement.planVersion } },
    );
  }
}

/** Rooms that got another home since, or are gone, can't be put back without overwriting that. */
function assertHomesStand({ rooms }: Settlement, world: PlanWorld): void {
  const homes = new Map(world.rooms.map(({ room }) => [room.id, room.platform]));
  const changed = rooms.filter(({ roomId, to }) => homes.has(roomId) && homes.get(roomId) !== to);
  if (changed.length === 0) return;
  const names = changed.slice(0, 5).map(({ name }) => name);
  throw new AppError(
    'settlement-not-undoable',
    `${countOf(changed.length, 'room')} got another home since: ${listWords(names)}${changed.length > 5 ? ' and more' : ''}.`,
    { details: { rooms: changed.slice(0, 200).map(({ name }) => name) } },
  );
}

async function findReplaced(transaction: SqlRunner, settlement: Settlement) {
  const found = await findPlanVersion(settlement.planVersion, transaction);
  const earlier = found?.basedOn ? await findPlanVersion(found.basedOn, transaction) : null;
  if (!earlier) throw new Error('A settlement was made of a version that is gone.');
  return { version: earlier.version, plan: earlier.plan, progress: { waves: earlier.progress?.waves ?? {} } };
}

async function restoreRooms(
  transaction: SqlRunner,
  { actor, settlement, reason }: { actor: Actor; settlement: Settlement; reason: string | null },
): Promise<void> {
  const { rooms } = settlement;
  const restored = await restoreOverrides(
    transaction,
    rooms.flatMap(({ overrideId }) => (overrideId === null ? [] : [overrideId])),
  );
  await rewriteHomes(
    transaction,
    rooms.map(({ roomId, from }) => ({ roomId, to: from })),
    describeActor(actor),
  );
  await recordRoomChanges(transaction, {
    actor,
    action: 'room.unsettled',
    reason,
    rooms: rooms.map(({ roomId, from, to }) => {
      const back = restored.get(roomId);
      return {
        roomId,
        before: { platform: to, ...(back ? { override: null } : {}) },
        after: { platform: from, ...(back ? { override: toOverrideView(back) } : {}) },
      };
    }),
  });
}

function toView(settlement: Settlement, inForce: number | null): SettlementView {
  return {
    id: settlement.id,
    at: settlement.at.toISOString(),
    by: settlement.by,
    parts: [...settlement.parts],
    rooms: settlement.rooms.length,
    version: settlement.planVersion,
    undoneAt: settlement.undoneAt?.toISOString() ?? null,
    undoneBy: settlement.undoneBy,
    canBeUndone: settlement.undoneAt === null && settlement.planVersion === inForce,
  };
}
