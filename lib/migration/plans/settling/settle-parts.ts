import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { listPlanRooms } from '../../../data/migration/plan-rooms';
import { insertSettlement } from '../../../data/migration/settlements';
import { liftOverridesOf, lockRooms, rewriteHomes } from '../../../data/rooms/room-homes';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import type { RoomOverride } from '../../../rooms/room';
import { toOverrideView } from '../../../rooms/to-override-view';
import type { SettledView, SettleInput } from '../../../schemas/migration-steps';
import { partNameOf } from '../../../schemas/part-name';
import { readMigrationFacts } from '../../read-migration-facts';
import { diffPlans } from '../draft/diff-plans';
import { lockPlan } from '../lock-plan';
import { noPlan } from '../no-plan';
import { readPlanWorld } from '../preview/plan-world';
import { putPlanInForce } from '../put-plan-in-force';
import { recordRoomChanges } from '../record-room-changes';
import { carryProgress } from '../steps/wave-schedule';
import { assertNothingMoves } from './assert-nothing-moves';
import { afterSettling, describeSettlement, foreseeSettlement, type RoomToSettle } from './foresee-settlement';

/**
 * Makes finished moves permanent: the rooms that rules and waves take are at home where those led, the rules and waves
 * leave the plan, and moves by hand that led there are lifted. No room's next meeting moves; where one would, nothing is
 * done. The whole of it can be undone.
 * @param ifMatch the revision of the plan that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, plan-not-found, nothing-to-settle, settling-changes-decisions,
 * changed-meanwhile
 */
export async function settleParts(asked: {
  actor: Actor;
  input: SettleInput;
  ifMatch: number | null;
  now: Date;
}): Promise<SettledView> {
  const { actor, input, ifMatch, now } = asked;
  requireAdmin(actor);
  const base = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const state = await lockPlan(transaction, ifMatch);
    const before = await readPlanWorld(transaction, base);
    const { inForce } = before;
    if (!inForce) throw noPlan();
    const foresight = foreseeSettlement({ ...before, inForce }, input.parts, now);
    const { plan, rooms } = foresight;
    const progress = carryProgress(inForce, plan);
    const answer = {
      dryRun: input.dryRun,
      sentence: describeSettlement(foresight),
      rooms: rooms.length,
      overrides: rooms.filter(({ dropsOverride }) => dropsOverride).length,
      changes: diffPlans(inForce.plan, plan),
    };
    if (input.dryRun) {
      const settled = new Map(rooms.map((room) => [room.room.room.id, afterSettling(room)]));
      const world = { ...before, rooms: before.rooms.map((room) => settled.get(room.room.id) ?? room) };
      assertNothingMoves({ world: before, plan: inForce }, { world, plan: { plan, progress } }, now);
      return { ...answer, id: null, version: null };
    }
    await lockUnchanged(transaction, rooms);
    const moves = await rewriteRooms(transaction, { actor, rooms, reason: input.reason || null });
    // Read back rather than worked out: what counts is what stands in the database once this is committed.
    const after = await readPlanWorld(transaction, base);
    assertNothingMoves({ world: before, plan: inForce }, { world: after, plan: { plan, progress } }, now);
    const published = await putPlanInForce(transaction, {
      actor,
      state,
      kind: 'settle',
      plan,
      progress,
      note: input.reason || `settled ${input.parts.map(partNameOf).join(', ')}`,
      now,
    });
    const { version } = published.version;
    const settlement = await insertSettlement(transaction, {
      by: describeActor(actor),
      parts: input.parts,
      planVersion: version,
      rooms: rooms.map(({ room, to }) => ({
        roomId: room.room.id,
        name: room.room.slug,
        from: room.room.platform,
        to,
        overrideId: moves.get(room.room.id)?.id ?? null,
      })),
    });
    return { ...answer, id: settlement.id, version };
  });
}

/** Locks the rooms, and makes sure that none of them got another home or move between being read and being locked. */
async function lockUnchanged(transaction: SqlRunner, rooms: readonly RoomToSettle[]): Promise<void> {
  const ids = rooms.map(({ room }) => room.room.id);
  await lockRooms(transaction, ids);
  const locked = new Map((await listPlanRooms(transaction)).map((room) => [room.room.id, room]));
  const changed = rooms.find(({ room }) => {
    const now = locked.get(room.room.id);
    return (
      now === undefined ||
      now.room.platform !== room.room.platform ||
      now.override?.platform !== room.override?.platform ||
      now.override?.createdAt.getTime() !== room.override?.createdAt.getTime()
    );
  });
  if (!changed) return;
  throw new AppError(
    'changed-meanwhile',
    `The room ${changed.room.room.slug} was changed at this very moment. Try again.`,
    { details: { room: changed.room.room.slug } },
  );
}

/** Writes the new homes and lifts the moves by hand that led there; gives those by room. */
async function rewriteRooms(
  transaction: SqlRunner,
  { actor, rooms, reason }: { actor: Actor; rooms: readonly RoomToSettle[]; reason: string | null },
): Promise<ReadonlyMap<string, RoomOverride>> {
  const by = describeActor(actor);
  const dropping = rooms.filter(({ dropsOverride }) => dropsOverride).map(({ room }) => room.room.id);
  const moves = await liftOverridesOf(transaction, dropping, by);
  await rewriteHomes(
    transaction,
    rooms.map(({ room, to }) => ({ roomId: room.room.id, to })),
    by,
  );
  await recordRoomChanges(transaction, {
    actor,
    action: 'room.settled',
    reason,
    rooms: rooms.map(({ room, to }) => {
      const lifted = moves.get(room.room.id);
      return {
        roomId: room.room.id,
        before: { platform: room.room.platform, ...(lifted ? { override: toOverrideView(lifted) } : {}) },
        after: { platform: to, ...(lifted ? { override: null } : {}) },
      };
    }),
  });
  return moves;
}
