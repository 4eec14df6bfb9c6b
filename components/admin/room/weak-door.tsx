'use client';

import { useQuery } from '@tanstack/react-query';
import { describeWeakDoor } from '@/components/rooms/door-options';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { DecisionView } from '@/lib/schemas/decision';
import type { RoomView } from '@/lib/schemas/room';
import { Notice } from '../notice';
import { listPlatformsAhead } from './list-platforms-ahead';

interface WeakDoorProps {
  readonly room: RoomView;
  /** What the room's next meeting gets; undefined until that is known. */
  readonly next: DecisionView | undefined;
}

/** What the room's door can't hold on the platforms where its call is, or may be next. */
export function WeakDoor({ room, next }: WeakDoorProps) {
  const { data: platforms = [] } = useQuery(platformsQuery);
  return listPlatformsAhead(room.live, next).map((id) => {
    const known = platforms.find((platform) => platform.id === id);
    const sentence = describeWeakDoor(room.settings.door, {
      id,
      ...(known ? { label: known.label, guestToken: known.capabilities.guestToken } : {}),
    });
    return sentence ? (
      <Notice key={id} tone="warning">
        {sentence}
      </Notice>
    ) : null;
  });
}
