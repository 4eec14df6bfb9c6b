import type { SqlRunner } from '../data/sql';
import { listOccupants, type Occupant } from './data/occupants';
import type { VendorRoom } from './data/rooms';

/** One person as the meeting page shows them. */
export interface PersonState {
  /** Of their first connection; a host removes a person by it. */
  readonly connectionId: string;
  /** All of their connections: somebody may have two tabs open. */
  readonly connectionIds: readonly string[];
  readonly displayName: string;
  readonly isHost: boolean;
  readonly hasCamera: boolean;
  readonly hasMicrophone: boolean;
}

/** What everybody in a room may see of it. */
export interface RoomState {
  readonly title: string;
  readonly isLocked: boolean;
  readonly people: readonly PersonState[];
}

export async function roomStateOf(runner: SqlRunner, room: VendorRoom): Promise<RoomState> {
  return {
    title: room.displayName,
    isLocked: room.isLocked,
    people: groupByPerson(await listOccupants(runner, room.name)),
  };
}

/** One entry a person, however many tabs they have. The person's id, which the customer gave, stays here. */
export function groupByPerson(occupants: readonly Occupant[]): readonly PersonState[] {
  const people = new Map<string, PersonState>();
  for (const occupant of occupants) {
    const known = people.get(occupant.personId);
    people.set(occupant.personId, {
      connectionId: known?.connectionId ?? occupant.connectionId,
      connectionIds: [...(known?.connectionIds ?? []), occupant.connectionId],
      displayName: known?.displayName ?? occupant.displayName,
      isHost: occupant.isHost || known?.isHost === true,
      hasCamera: occupant.hasCamera || known?.hasCamera === true,
      hasMicrophone: occupant.hasMicrophone || known?.hasMicrophone === true,
    });
  }
  return [...people.values()];
}
