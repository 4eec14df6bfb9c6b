'use client';

import { useQuery } from '@tanstack/react-query';
import type { ApiProblem } from '@/lib/queries/api-problem';
import { hostKeyQuery } from '@/lib/queries/rooms';

/**
 * Whether somebody would join as a host: as who manages the room, or with a host link that the server has found valid.
 * It is asked while the entrance is shown, as a link may be taken back meanwhile.
 * @returns `isChecking` until the server has answered for a link; the refusal of one that opens nothing, else null
 */
export function useHostRights(visit: {
  readonly roomName: string;
  readonly hostKey: string | null | undefined;
  readonly canManage: boolean;
  readonly isAtEntrance: boolean;
  /** Why the latest try to join failed. */
  readonly joinProblem: ApiProblem | null;
}): { readonly isHost: boolean; readonly isChecking: boolean; readonly refusal: ApiProblem | null } {
  const { roomName, hostKey, canManage, isAtEntrance, joinProblem } = visit;
  const { data, isPending } = useQuery({
    ...hostKeyQuery(roomName, hostKey ?? ''),
    enabled: Boolean(hostKey) && isAtEntrance,
  });
  const problems = hostKey ? [joinProblem, data ?? null] : [];
  const refusal = problems.find((problem) => problem?.code === 'invalid-key') ?? null;
  return {
    isHost: canManage || (Boolean(hostKey) && data === null && refusal === null),
    isChecking: Boolean(hostKey) && isAtEntrance && isPending,
    refusal,
  };
}
