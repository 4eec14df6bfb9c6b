import { findRoomsByName } from '../../data/rooms/rooms-by-id';
import { AppError } from '../../errors/app-error';
import { MOST_MOVED_ROOMS, type MoveRoomsInput } from '../../schemas/room-moves';
import { countWords } from '../plans/plan-words';

/** A room that somebody asked to move, before it is looked at. */
export interface RoomToMove {
  readonly roomId: string;
  /** The version that they looked at; null where they don't mind. */
  readonly version: number | null;
}

/** A name that leads to no room. */
export interface RefusedName {
  readonly name: string;
  readonly message: string;
}

export interface RoomsToMove {
  readonly rooms: readonly RoomToMove[];
  readonly missing: readonly RefusedName[];
}

/** The rooms of a list of names, each once, also where two of the names lead to the same one. */
export async function findRoomsToMove(asked: NonNullable<MoveRoomsInput['rooms']>): Promise<RoomsToMove> {
  const named = asked.map((room) => (typeof room === 'string' ? { name: room } : room));
  const found = await findRoomsByName(named.map(({ name }) => name));
  const rooms = new Map<string, RoomToMove>();
  const missing: RefusedName[] = [];
  for (const [index, { name, roomId, isDeleted }] of found.entries()) {
    if (roomId === null) {
      missing.push({
        name,
        message: isDeleted ? `The room “${name}” was deleted. Restore it first.` : `There is no room named “${name}”.`,
      });
    } else if (!rooms.has(roomId)) rooms.set(roomId, { roomId, version: named[index]?.version ?? null });
  }
  return { rooms: [...rooms.values()], missing };
}

/** @throws AppError invalid-request for more rooms than are moved at once */
export function assertFewEnough(rooms: number): void {
  if (rooms <= MOST_MOVED_ROOMS) return;
  const message = `${countWords(rooms)} rooms match, and ${countWords(MOST_MOVED_ROOMS)} are the most that are moved by hand at once. Narrow it down, or use a migration plan.`;
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'matching', message }] } });
}
