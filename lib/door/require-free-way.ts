import type { Actor } from '../access/actor';
import { mayManageRoom } from '../access/policies';
import { AppError } from '../errors/app-error';
import type { RoomState } from '../meetings/room-state';

/**
 * For what can't wait in line: only hosts may begin a meeting in a room whose door isn't open.
 * @throws AppError must-wait
 */
export function requireFreeWay(actor: Actor, room: RoomState['room']): void {
  if (room.settings.door === 'open' || mayManageRoom(actor, room)) return;
  const message =
    room.settings.door === 'ask'
      ? 'A host lets people into this room one by one. Join it to ask to be let in.'
      : 'Calls in this room begin when a host is there. Join it to wait for one.';
  throw new AppError('must-wait', message, { details: { door: room.settings.door } });
}
