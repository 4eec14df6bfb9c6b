import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { requireAdmin } from '../../access/policies';
import { withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { requireUsablePlatform } from '../../platforms/require-usable-platform';
import { parseExpiry } from '../../rooms/parse-expiry';
import type { MoveRoomsInput, MovesAnswer, RoomMoveView } from '../../schemas/room-moves';
import { type MigrationFacts, readMigrationFacts } from '../read-migration-facts';
import type { MoveOrder } from './assess-room-move';
import { type AssessedMoves, assessMoves, carryOutMoves } from './carry-out-moves';
import { summariseMoves, toMissingView, toRoomMoveView } from './describe-moves';
import { describeObstacle } from './describe-obstacle';
import { findMatchingRooms } from './find-matching-rooms';
import { parseRelocation } from './move-people-along';
import { findRoomsToMove, type RoomsToMove } from './room-to-move';

/**
 * Moves rooms by hand, or puts them back: one or thousands as one change. People in calls stay; the next meetings move.
 * Unless it is said otherwise, one room that can't be moved keeps all where they are. A dry run says the same of every
 * room and changes nothing.
 * @throws AppError not-signed-in, forbidden, invalid-request, platform-not-configured; moves-refused and
 * changed-meanwhile, both with the rooms that are refused, each with why
 */
export async function moveRooms({ actor, input }: { actor: Actor; input: MoveRoomsInput }): Promise<MovesAnswer> {
  requireAdmin(actor);
  const order = toMoveOrder(actor, input);
  const facts = await readMigrationFacts();
  const asked = input.rooms ? await findRoomsToMove(input.rooms) : await findMatchingRooms(input.matching ?? {}, facts);
  const context = { rooms: asked.rooms, order, facts, now: new Date() };
  if (input.dryRun) return toAnswer(asked, await assessMoves(context, null), context);
  return withTransaction(async (transaction) => {
    const assessed = await assessMoves(context, transaction);
    const answer = toAnswer(asked, assessed, context);
    const refused = answer.rooms.filter(({ code }) => code !== null);
    if (refused.length > 0 && input.onRefusal === 'refuse-all') throw refuseAll(answer, refused);
    const carriedOut = await carryOutMoves(transaction, { actor, order, moves: assessed.moves });
    return { ...answer, changeId: carriedOut?.changeId ?? null };
  });
}

/** @throws AppError invalid-request, platform-not-configured */
export function toMoveOrder(
  actor: Actor,
  input: Pick<MoveRoomsInput, 'platform' | 'expiresAt' | 'note' | 'waive' | 'removePins' | 'relocateAt'>,
): MoveOrder {
  const now = new Date();
  return {
    target: input.platform === null ? null : requireUsablePlatform(input.platform),
    expiresAt: parseExpiry(input.expiresAt, now),
    note: input.note || null,
    waive: input.waive,
    removePins: input.removePins,
    relocateAt: parseRelocation(input.relocateAt, now),
    by: describeActor(actor),
  };
}

function toAnswer(
  { missing }: RoomsToMove,
  { moves, gone }: AssessedMoves,
  { order, facts }: { readonly order: MoveOrder; readonly facts: MigrationFacts },
): MovesAnswer {
  const rooms = [...moves.map((move) => toRoomMoveView(move, order)), ...[...missing, ...gone].map(toMissingView)];
  const obstacles = new Map(
    moves.flatMap(({ listing, after }) =>
      order.target && after.platform !== order.target.id
        ? [[listing.room.slug, describeObstacle(after, order.target, facts.killSwitches)]]
        : [],
    ),
  );
  return { changeId: null, summary: summariseMoves(rooms, order, obstacles), rooms };
}

function refuseAll({ summary }: MovesAnswer, refused: readonly RoomMoveView[]): AppError {
  const isOnlyStale = refused.every(({ result }) => result === 'changed');
  const [first] = refused;
  const why = refused.length === 1 ? `${first?.name}: ${first?.sentence}` : summary.sentence;
  const message =
    summary.rooms === 1
      ? `${first?.name} can’t be moved. ${first?.sentence}`
      : `${refused.length} of ${summary.rooms} rooms can’t be moved, so none was. ${why}`;
  return new AppError(isOnlyStale ? 'changed-meanwhile' : 'moves-refused', message, { details: { refused, summary } });
}
