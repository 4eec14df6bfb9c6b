import type { Actor } from '../access/actor';
import { isSignedIn, userIdOf } from '../access/policies';
import { isHostInCall } from '../data/meetings/gatherings';
import {
  askAgain,
  insertWaitingPerson,
  keepInLine,
  lockWaitingPerson,
  noteGathering,
} from '../data/meetings/waiting-people';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CallPass } from '../meetings/joining/call-pass';
import type { RoomState } from '../meetings/room-state';
import type { ParticipantRole } from '../video-platforms/contract';
import { DENIED_MESSAGE } from './describe-door';
import { type Admission, findEarlierAdmission, holdsAdmission, LET_THROUGH } from './earlier-admission';
import { limitWaiting } from './limit-waiting';
import { mustWait } from './must-wait';
import { publishDoorChange } from './publish-door-change';
import { removeFromLine } from './remove-from-line';
import { ADMISSION_HOLD_MS, SILENT_PAGE_MS } from './timing';
import type { WaitingPass } from './waiting-pass';
import type { WaitingPerson } from './waiting-person';

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
  const gathering = { roomId: room.id, liveMeetingId: state.meeting?.id ?? null };
  // What keeps somebody in line is thrown only after the transaction: what it wrote must stay.
  const outcome = await withTransaction(async (transaction) => {
    const person = await lockWaitingPerson(transaction, {
      roomId: room.id,
      waitingId: pass?.waitingId ?? null,
      userId: userIdOf(visitor.actor),
    });
    const isHostThere = await isHostInCall(room.id, transaction);
    const isFree = room.settings.door === 'host-first' && isHostThere;
    const admission = isFree ? LET_THROUGH : await findEarlierAdmission(transaction, gathering, visitor.callPasses);
    if (admission) {
      if (person?.state === 'waiting') await removeFromLine(transaction, state, person.id);
      return admission;
    }
    if (person?.state === 'denied') throw turnedAway(person);
    const isNamed = person?.displayName === visitor.displayName;
    if (person?.state === 'admitted' && isNamed && (await holdsAdmission(transaction, gathering, person))) {
      await keepInLine(person.id, ADMISSION_HOLD_MS, transaction);
      return { waitingId: person.id, hostLinkId: null };
    }
    return { waiting: await putInLine(transaction, visitor, person), isHostThere };
  });
  if ('waiting' in outcome) {
    throw mustWait(room, outcome.waiting, { isUnderWay: state.people > 0, isHostThere: outcome.isHostThere });
  }
  return outcome;
}

/** Once they are in: what a host decided holds for as long as this gathering goes on. */
export async function noteEntered({ waitingId }: Admission, meetingId: string): Promise<void> {
  if (waitingId !== null) await noteGathering(waitingId, meetingId);
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

function turnedAway({ goneAt }: WaitingPerson): AppError {
  return new AppError('not-admitted', DENIED_MESSAGE, {
    retryAfterSeconds: Math.max(1, Math.ceil((goneAt.getTime() - Date.now()) / 1_000)),
  });
}
