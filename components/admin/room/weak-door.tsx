'use client';

import { useQuery } from '@tanstack/react-query';
import { describeWeakDoor } from '@/components/rooms/door-options';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { RoomView } from '@/lib/schemas/room';
import { Notice } from '../notice';

interface WeakDoorProps {
  readonly room: RoomView;
  /** Where the room's next meeting is; null where that isn't known. */
  readonly next: string | null;
}

/** What the room's door can't hold on the platform where its call is, or will be. */
export function WeakDoor({ room, next }: WeakDoorProps) {
  const { data: platforms = [] } = useQuery(platformsQuery);
  const id = room.live && room.live.people > 0 ? room.live.platform : next;
  if (id === null) return null;
  const known = platforms.find((platform) => platform.id === id);
  const sentence = describeWeakDoor(room.settings.door, {
    id,
    ...(known ? { label: known.label, guestToken: known.capabilities.guestToken } : {}),
  });
  return sentence ? <Notice tone="warning">{sentence}</Notice> : null;
}
