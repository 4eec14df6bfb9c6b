import type { LookedAtRoom } from '@/lib/queries/room-moves';
import type { RoomMoveView } from '@/lib/schemas/room-moves';

/** Of the rooms that somebody looked at, those that are another by now, or aren't there any more under that name. */
export function listOvertaken(
  looked: readonly LookedAtRoom[],
  now: readonly Pick<RoomMoveView, 'name' | 'version'>[],
): readonly LookedAtRoom[] {
  const versions = new Map(now.map(({ name, version }) => [name, version]));
  return looked.filter(({ name, version }) => versions.get(name) !== version);
}
