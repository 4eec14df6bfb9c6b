import type { Actor } from '../access/actor';
import { isSignedIn, userIdOf } from '../access/policies';
import { doesGatheringGoOn, isHostInCall, wasEndedForAllSince } from '../data/gatherings';
import { type SqlRunner, withTransaction } from '../data/sql';
import {
  askAgain,
  deleteWaitingPerson,
  insertWaitingPerson,
  keepInLine,
  lockWaitingPerson,
  noteGathering,
} from '../data/waiting-people';
import { AppError } from '../errors/app-error';
import type { CallPass } from '../meetings/call-pass';
import type { RoomState } from '../meetings/room-state';
import type { ParticipantRole } from '../video-platforms/contract';
import { DENIED_MESSAGE } from './describe-door';
import { limitWaiting } from './limit-waiting';
import { mustWait } from './must-wait';
import { publishDoorChange } from './publish-door-change';
import { ADMISSION_HOLD_MS, SILENT_PAGE_MS } from './timing';
import type { WaitingPass } from './waiting-pass';
import type { WaitingPerson } from './waiting-person';

/** Somebody whom the door lets through. */
export interface Admission {
  /** Their place in line, where a host let them in. */
  readonly waitingId: string | null;
}

const LET_THROUGH: Admission = { waitingId: null };

/** Who stands at the door of which room, and what they carry. */
export interface DoorVisitor {
  readonly state: RoomState;
  readonly role: ParticipantRole;
  readonly displayName: string;
  readonly actor: Actor;
  readonly address: string | null;
  readonly callPasses: readonly CallPass[];
  readonly waitingPasses: readonly WaitingPass[];
}

/**
 * Lets somebody through a room's door, or puts them in line. Hosts never wait; nobody waits at an open door; whoever was
 * in this gathering comes back without asking. Makes no meeting and no decision, and asks no platform.
 * @throws AppError must-wait (see {@link mustWait}), not-admitted, too-many-requests
 */
export async function askAtDoor(visitor: DoorVisitor): Promise<Admission> {
  const { state, role } = visitor;
  const { room } = state;
  const pass = visitor.waitingPasses.find(({ roomId }) => roomId === room.id) ?? null;
  if (role === 'host' || room.settings.door === 'open') {
    if (pass) await leaveLine(state, pass.waitingId);
    return LET_THROUGH;
  }
  // What keeps somebody in line is thrown only after the transaction: what it wrote must stay.
  const outcome = await withTransaction(async (transaction) => {
    const person = await lockWaitingPerson(transaction, {
      roomId: room.id,
      waitingId: pass?.waitingId ?? null,
      userId: userIdOf(visitor.actor),
    });
    const isHostThere = await isHostInCall(room.id, transaction);
    const isFree = (room.settings.door === 'host-first' && isHostThere) || (await wasInside(transaction, visitor));
    if (isFree) {
      if (person?.state === 'waiting') await removeFromLine(transaction, state, person.id);
      return LET_THROUGH;
    }
    if (person?.state === 'denied') throw turnedAway(person);
    if (person?.state === 'admitted' && (await holdsAdmission(transaction, visitor, person))) {
      await keepInLine(person.id, ADMISSION_HOLD_MS, transaction);
      return { waitingId: person.id };
    }
    return { waiting: await putInLine(transaction, visitor, person), isHostThere };
  });
  if ('waiting' in outcome) throw mustWait(room, outcome.waiting, outcome.isHostThere);
  return outcome;
}

/** Once they are in: what a host decided holds for as long as this gathering goes on. */
export async function noteEntered({ waitingId }: Admission, meetingId: string): Promise<void> {
  if (waitingId !== null) await noteGathering(waitingId, meetingId);
}

/** Whoever was in this gathering before, by the pass that joining gave their browser, was let in then. */
async function wasInside(transaction: SqlRunner, { state, callPasses }: DoorVisitor): Promise<boolean> {
  return doesGatheringGoOn(transaction, {
    roomId: state.room.id,
    liveMeetingId: state.meeting?.id ?? null,
    meetingIds: callPasses.map(({ meetingId }) => meetingId),
  });
}

/** A host let in somebody under a name, into a gathering: it holds for no other of both. */
async function holdsAdmission(
  transaction: SqlRunner,
  { state, displayName }: DoorVisitor,
  person: WaitingPerson,
): Promise<boolean> {
  if (person.displayName !== displayName) return false;
  if (person.decidedAt && (await wasEndedForAllSince(transaction, state.room.id, person.decidedAt))) return false;
  if (person.meetingId === null) return true;
  return doesGatheringGoOn(transaction, {
    roomId: state.room.id,
    liveMeetingId: state.meeting?.id ?? null,
    meetingIds: [person.meetingId],
  });
}

async function putInLine(
  transaction: SqlRunner,
  visitor: DoorVisitor,
  person: WaitingPerson | null,
): Promise<WaitingPerson> {
  const { state, displayName, actor } = visitor;
  const isNewcomer = person?.state !== 'waiting';
  const address = isSignedIn(actor) ? null : visitor.address;
  const { id: roomId, settings } = state.room;
  if (isNewcomer) await limitWaiting(transaction, { roomId, size: settings.size, address });
  const waiting = person
    ? await askAgain(transaction, { waitingId: person.id, displayName, stayMs: SILENT_PAGE_MS })
    : await insertWaitingPerson(transaction, {
        roomId,
        displayName,
        userId: userIdOf(actor),
        address,
        stayMs: SILENT_PAGE_MS,
      });
  if (isNewcomer || person.displayName !== displayName) {
    await publishDoorChange(transaction, { roomId, meetingId: state.meeting?.id ?? null, waitingId: waiting.id });
  }
  return waiting;
}

async function leaveLine(state: RoomState, waitingId: string): Promise<void> {
  await withTransaction((transaction) => removeFromLine(transaction, state, waitingId));
}

async function removeFromLine(transaction: SqlRunner, state: RoomState, waitingId: string): Promise<void> {
  const wasWaiting = await deleteWaitingPerson(transaction, waitingId);
  if (!wasWaiting) return;
  await publishDoorChange(transaction, { roomId: state.room.id, meetingId: state.meeting?.id ?? null, waitingId });
}

function turnedAway({ goneAt }: WaitingPerson): AppError {
  return new AppError('not-admitted', DENIED_MESSAGE, {
    retryAfterSeconds: Math.max(1, Math.ceil((goneAt.getTime() - Date.now()) / 1_000)),
  });
}
