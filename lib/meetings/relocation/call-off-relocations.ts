import type { Actor } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import {
  listRoomsWithPlannedMoves,
  lockOpenMeetings,
  takeBackDraining,
  writeRelocation,
} from '../../data/meetings/continuations';
import { readOccupancy } from '../../data/meetings/occupancies';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import type { SqlRunner } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { finishMeeting } from '../ending/finish-meeting';
import type { Meeting } from '../meeting';
import { settleOccupancy } from '../presence/settle-occupancy';

/** Where a room's next meeting was to be, and is to be by now. */
export interface NextPlatforms {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Calls off what somebody planned for people in calls, where it leads to a platform that is no longer the room's next:
 * they stay, and no page counts down any more. Whoever is in the continuation already stays there, and the others follow.
 * The caller holds the rooms' locks.
 * @param rooms the rooms whose next platform may have changed, by their ids
 * @returns the calls that stay where they are, by their rooms
 */
export async function callOffRelocations(
  transaction: SqlRunner,
  { actor, rooms }: { readonly actor: Actor; readonly rooms: ReadonlyMap<string, NextPlatforms> },
): Promise<ReadonlyMap<string, Meeting>> {
  const staying = new Map<string, Meeting>();
  for (const roomId of await listRoomsWithPlannedMoves(transaction, [...rooms.keys()])) {
    const next = rooms.get(roomId);
    if (!next) continue;
    const open = await lockOpenMeetings(transaction, roomId);
    const [planned] = open.filter((meeting) => meeting.state !== 'draining' && isPlanned(meeting));
    const stays = planned ? await callOff(transaction, planned, next) : await takeBack(transaction, open, next);
    if (!stays) continue;
    staying.set(roomId, stays.meeting);
    await recordAudit(transaction, {
      actor,
      action: 'meeting.relocation-cancelled',
      subjectKind: 'room',
      subjectId: roomId,
      before: { meetingId: stays.meeting.id, relocateAt: stays.relocateAt?.toISOString() ?? null },
      after: { meetingId: stays.meeting.id, relocateAt: null },
    });
  }
  return staying;
}

interface Staying {
  readonly meeting: Meeting;
  readonly relocateAt: Date | null;
}

const isPlanned = ({ relocateAt, relocateBy }: Meeting) => relocateAt !== null && relocateBy !== null;

/** Its continuation isn't there yet. A plan made before its room was to go anywhere waits for whatever comes. */
async function callOff(transaction: SqlRunner, meeting: Meeting, next: NextPlatforms): Promise<Staying | null> {
  if (next.before === next.after || next.before === meeting.platform) return null;
  if (!(await writeRelocation(transaction, meeting.id, { at: null, by: null }))) return null;
  const room = await findRoomOfMeeting(transaction, meeting.roomId);
  if (room) await publishChange(transaction, { topic: 'meeting', ...room.change, meetingId: meeting.id });
  return { meeting, relocateAt: meeting.relocateAt };
}

/** Its continuation is there and nobody has come into it yet: it is given up, and the call goes on where it is. */
async function takeBack(
  transaction: SqlRunner,
  open: readonly Meeting[],
  next: NextPlatforms,
): Promise<Staying | null> {
  const live = open.find(({ state }) => state === 'live');
  if (!live) return null;
  const before = open.find(({ id }) => id === live.continuesId);
  if (before?.state !== 'draining' || !isPlanned(before)) return null;
  if (live.platform === next.after || live.startedAt !== null) return null;
  const { people, isSomebodyConnecting } = await readOccupancy(transaction, live.id);
  if (people > 0 || isSomebodyConnecting) return null;
  // First, as a room has one live meeting at any moment.
  await finishMeeting(transaction, live, 'superseded');
  const meeting = await takeBackDraining(transaction, before.id);
  if (!meeting) return null;
  await settleOccupancy(transaction, meeting);
  return { meeting, relocateAt: before.relocateAt };
}
