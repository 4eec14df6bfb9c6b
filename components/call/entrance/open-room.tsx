'use client';

import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { RoomVisit } from '../room-visit';
import { useHostKey } from '../use-host-key';

/** A room that this visitor may enter, as a guest or, with a host link, as host. */
export function OpenRoom({ entrance, accountName }: { entrance: RoomEntrance; accountName: string | null }) {
  const { hostKey, forget } = useHostKey(entrance.name);
  return <RoomVisit entrance={entrance} accountName={accountName} hostKey={hostKey} onForgetHostKey={forget} />;
}
