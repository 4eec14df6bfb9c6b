'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toApiProblem } from '@/lib/queries/api-problem';
import {
  changesSinceQuery,
  type LookedAtRoom,
  MOVE_PREVIEWS,
  type MovePlan,
  type MoveSubject,
  movePreviewQuery,
} from '@/lib/queries/room-moves';
import type { MovesAnswer, RoomMoveView } from '@/lib/schemas/room-moves';
import { listOvertaken } from './list-overtaken';

/** Of so many rooms that changed at most it is asked who changed them. */
const MOST_EXPLAINED = 20;

/**
 * What a move would do, always as things are, and which of its rooms changed since somebody looked at it: those aren't moved
 * before they have looked again.
 * @param refusal why the move was refused just now; rooms that it names as changed count although nothing newer is known yet
 */
export function useLook(
  subject: MoveSubject,
  plan: Omit<MovePlan, 'note'>,
  { refusal, isMoving }: { readonly refusal: unknown; readonly isMoving: boolean },
) {
  const client = useQueryClient();
  const [looked, setLooked] = useState<readonly LookedAtRoom[] | null>(null);
  // The question stays about the rooms that were looked at, whatever matches by now.
  const rooms: MoveSubject =
    looked && subject.kind === 'matching' ? { kind: 'rooms', names: looked.map(({ name }) => name) } : subject;
  const preview = useQuery(movePreviewQuery(rooms, plan));
  // An answer of an earlier opening is shown until the next one is there, and is no look.
  if (looked === null && preview.data && !preview.isFetching) setLooked(listVersions(preview.data));

  const overtaken = looked && preview.data && !isMoving ? listOvertaken(looked, preview.data.rooms) : [];
  const changes = useQuery({
    ...changesSinceQuery(overtaken.slice(0, MOST_EXPLAINED), plan.platform),
    enabled: overtaken.length > 0,
  });
  const refused = listRefusedAsChanged(refusal);
  return {
    preview,
    /** False until there is something to confirm. */
    hasLooked: looked !== null && !preview.isPlaceholderData,
    isOvertaken: overtaken.length > 0 || refused.length > 0,
    /** How many rooms changed. */
    count: overtaken.length || refused.length,
    /** The first of them, each with who changed it; empty until that is known. */
    changes: overtaken.length > 0 ? (changes.data ?? refused) : refused,
    lookAgain: () => {
      client.invalidateQueries({ queryKey: MOVE_PREVIEWS });
      setLooked(null);
    },
  };
}

function listVersions({ rooms }: MovesAnswer): LookedAtRoom[] {
  return rooms.flatMap(({ name, version }) => (version === null ? [] : [{ name, version }]));
}

function listRefusedAsChanged(refusal: unknown): readonly RoomMoveView[] {
  const refused = refusal ? toApiProblem(refusal).details.refused : null;
  // What the API declares for a refused move.
  return Array.isArray(refused) ? (refused as RoomMoveView[]).filter(({ result }) => result === 'changed') : [];
}
