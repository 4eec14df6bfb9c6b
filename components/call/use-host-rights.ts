'use client';

import { useQuery } from '@tanstack/react-query';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import { hostKeyQuery } from '@/lib/queries/rooms';

/**
 * Whether somebody would join as a host: as who manages the room, or with a host link that the server has found valid.
 * It is asked while the entrance is shown, as a link may be taken back meanwhile.
 * @returns the refusal of a link that opens nothing; null where there is none, or that isn't known yet
 */
export function useHostRights(visit: {
  readonly roomName: string;
  readonly hostKey: string | null | undefined;
  readonly canManage: boolean;
  readonly isAtEntrance: boolean;
}): { readonly isHost: boolean; readonly refusal: ApiProblem | null } {
  const { roomName, hostKey, canManage, isAtEntrance } = visit;
  const { data, error } = useQuery({
    ...hostKeyQuery(roomName, hostKey ?? ''),
    enabled: Boolean(hostKey) && isAtEntrance,
  });
  const problem = error && hostKey ? toApiProblem(error) : null;
  const refusal = problem?.code === 'invalid-key' ? problem : null;
  return { isHost: canManage || (Boolean(hostKey) && data === true && refusal === null), refusal };
}
