import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { recordAuditEntries } from '../../data/audit-entries';
import { writeRelocation } from '../../data/continuations';
import type { SqlRunner } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { publishChange } from '../../events/publish-change';
import { scheduleRelocation } from '../../meetings/schedule-relocation';
import { RELOCATE_LEAD_MS } from '../../meetings/timing';
import type { LiveMeeting, RoomListing } from '../../rooms/room';
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

/** The call that a move would move people out of, if it is to move them at all; null where there is none. */
export function callToMove({ listing, after }: Pick<AssessedMove, 'listing' | 'after'>): LiveMeeting | null {
  const { live } = listing;
  if (live?.state !== 'live' || live.people === 0 || after.platform === null) return null;
  return live.platform === after.platform ? null : live;
}

/** Has the people of moved rooms follow at a time, each call by a job of its own: none waits for another's platform. */
export async function movePeopleAlong(
  transaction: SqlRunner,
  asked: { readonly actor: Actor; readonly moves: readonly AssessedMove[]; readonly at: Date },
): Promise<void> {
  const { actor, at } = asked;
  const by = describeActor(actor);
  const planned: { readonly listing: RoomListing; readonly live: LiveMeeting }[] = [];
  for (const move of asked.moves) {
    const live = callToMove(move);
    // What ends before that anyway goes on elsewhere then.
    if (!live || (live.relocateAt !== null && live.relocateAt <= at)) continue;
    if (!(await writeRelocation(transaction, live.meetingId, { at, by }))) continue;
    await scheduleRelocation(transaction, live.meetingId, at);
    planned.push({ listing: move.listing, live });
  }
  await recordAuditEntries(
    transaction,
    planned.map(({ listing, live }) => ({
      ...{ actor, action: 'meeting.relocation-planned', subjectKind: 'room', subjectId: listing.room.id },
      before: { meetingId: live.meetingId, relocateAt: live.relocateAt?.toISOString() ?? null },
      after: { meetingId: live.meetingId, relocateAt: at.toISOString() },
    })),
  );
  for (const { listing, live } of planned) {
    const { slug, id: roomId, ownerId, visibility } = listing.room;
    await publishChange(transaction, {
      topic: 'meeting',
      room: slug,
      roomId,
      ownerId,
      visibility,
      meetingId: live.meetingId,
    });
  }
}
