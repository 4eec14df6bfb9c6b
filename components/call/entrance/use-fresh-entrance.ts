'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import { isDatabaseAway } from '@/lib/queries/is-database-away';

const LOOK_AGAIN_MS = 15_000;

/**
 * Asks anew where a call would be while somebody stands at the entrance: a platform may fail or come back meanwhile.
 * @param visit.newerPeople how many are in the call by now, where the page still says another number; it is asked for at once
 */
export function useFreshEntrance(visit: { readonly isAtDoor: boolean; readonly newerPeople: number | null }): void {
  const { isAtDoor, newerPeople } = visit;
  const router = useRouter();
  const look = useCallback(
    async (leaving: AbortSignal) => {
      if (document.visibilityState !== 'visible') return;
      // A refresh that fails makes Next.js load the whole page anew, and what was typed on it would be lost.
      const isAway = await isDatabaseAway(leaving).catch(() => true);
      if (!isAway && !leaving.aborted) router.refresh();
    },
    [router],
  );
  useEffect(() => {
    if (!isAtDoor) return;
    const leaving = new AbortController();
    const timer = setInterval(() => void look(leaving.signal), LOOK_AGAIN_MS);
    const onVisibility = () => void look(leaving.signal);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      leaving.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [isAtDoor, look]);
  useEffect(() => {
    if (!isAtDoor || newerPeople === null) return;
    const leaving = new AbortController();
    void look(leaving.signal);
    return () => leaving.abort();
  }, [isAtDoor, newerPeople, look]);
}
