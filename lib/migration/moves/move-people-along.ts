import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { recordAuditEntries } from '../../data/audit/audit-entries';
import { writeRelocation } from '../../data/meetings/continuations';
import { listPartsToMove, type PartToMove } from '../../data/meetings/parts-to-move';
import type { SqlRunner } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { publishChange } from '../../events/publish-change';
import { scheduleRelocation } from '../../meetings/relocation/schedule-relocation';
import { RELOCATE_LEAD_MS } from '../../meetings/timing';
import type { Room, RoomListing } from '../../rooms/room';
import { findDestination } from '../find-destination';
import type { AssessedMove } from './assess-room-move';

const LONGEST_PLAN_MS = 7 * 24 * 3_600_000;

/**
 * When people in calls are to be moved along; null where they stay until they leave. `now` leaves the continuation the
 * time that it takes to be made.
 * @throws AppError invalid-request for a time that isn't in the next seven days
 */
export function parseRelocation(relocateAt: string | null | undefined, now: Date): Date | null {
  if (relocateAt === null || relocateAt === undefined) return null;
  const soonest = new Date(now.getTime() + RELOCATE_LEAD_MS);
  if (relocateAt === 'now') return soonest;
  const at = new Date(relocateAt);
  if (at > now && at.getTime() - now.getTime() <= LONGEST_PLAN_MS) return at > soonest ? at : soonest;
  const message = 'The time must lie in the next seven days.';
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'relocateAt', message }] } });
}

/**
 * Has the people of moved rooms follow at a time, each call by a job of its own: none waits for another's platform. Where
 * an earlier move of a call is under way, its people follow once they are where that one takes them.
 */
export async function movePeopleAlong(
  transaction: SqlRunner,
  asked: {
    readonly actor: Actor;
    readonly moves: readonly AssessedMove[];
    /** The calls whose earlier move was called off just now, by their rooms: no part is made for those people any more. */
    readonly staying: ReadonlyMap<string, Pick<RoomListing, 'live'>>;
    readonly at: Date;
  },
): Promise<void> {
  const { actor, staying, at } = asked;
  const by = describeActor(actor);
  const moves = new Map(asked.moves.map((move) => [move.listing.room.id, move]));
  const planned: { readonly room: Room; readonly part: PartToMove }[] = [];
  for (const part of await listPartsToMove(transaction, [...moves.keys()])) {
    const move = moves.get(part.roomId);
    const destination = move ? findDestination(move.after) : null;
    if (!move || destination === null || destination === part.platform) continue;
    const call = staying.get(part.roomId)?.live;
    if (call && call.meetingId !== part.meetingId) continue;
    // What ends before that anyway goes on elsewhere then.
    if (part.relocateAt !== null && part.relocateAt <= at) continue;
    if (!(await writeRelocation(transaction, part.meetingId, { at, by }))) continue;
    await scheduleRelocation(transaction, part.meetingId, at);
    planned.push({ room: move.listing.room, part });
  }
  await recordAuditEntries(
    transaction,
    planned.map(({ room, part: { meetingId, relocateAt } }) => ({
      ...{ actor, action: 'meeting.relocation-planned', subjectKind: 'room', subjectId: room.id },
      before: { meetingId, relocateAt: relocateAt?.toISOString() ?? null },
      after: { meetingId, relocateAt: at.toISOString() },
    })),
  );
  for (const { room, part } of planned) {
    const { slug, id: roomId, ownerId, visibility } = room;
    await publishChange(transaction, {
      topic: 'meeting',
      room: slug,
      roomId,
      ownerId,
      visibility,
      meetingId: part.meetingId,
    });
  }
}
