import { AppError } from '../errors/app-error';
import type { RoomState } from '../meetings/room-state';
import type { WaitingPlace } from '../schemas/door';
import { type CallBehindDoor, describeWait } from './describe-door';
import type { WaitingPass } from './waiting-pass';
import type { WaitingPerson } from './waiting-person';

interface WaitingCause {
  readonly place: WaitingPlace;
  readonly pass: WaitingPass;
}

/**
 * What keeps somebody from going on: they stand in line. A join answers it with their place, see {@link placeInLineOf};
 * what can't wait answers it as it is.
 */
export function mustWait(room: RoomState['room'], person: WaitingPerson, call: CallBehindDoor): AppError {
  const { door } = room.settings;
  const message = describeWait(door, call);
  const { isUnderWay } = call;
  const place: WaitingPlace = {
    ...{ id: person.id, room: room.slug, door },
    ...{ state: 'waiting', isUnderWay, message, askAgainInSeconds: null },
  };
  return new AppError('must-wait', message, {
    details: { door },
    cause: { place, pass: { waitingId: person.id, roomId: room.id } } satisfies WaitingCause,
  });
}

/** The place in line that an error tells of; null for every other error. */
export function placeInLineOf(error: unknown): WaitingCause | null {
  if (!(error instanceof AppError) || error.code !== 'must-wait' || !isWaitingCause(error.cause)) return null;
  return error.cause;
}

function isWaitingCause(cause: unknown): cause is WaitingCause {
  return typeof cause === 'object' && cause !== null && 'place' in cause && 'pass' in cause;
}
