'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isDatabaseAway } from '@/lib/queries/is-database-away';

const LOOK_AGAIN_MS = 15_000;

/** Asks anew where a call would be while somebody stands at the entrance: a platform may fail or come back meanwhile. */
export function useFreshEntrance(isAtDoor: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!isAtDoor) return;
    const leaving = new AbortController();
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      // A refresh that fails makes Next.js load the whole page anew, and what was typed on it would be lost.
      const isAway = await isDatabaseAway(leaving.signal).catch(() => true);
      if (!isAway && !leaving.signal.aborted) router.refresh();
    };
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    const onVisibility = () => void look();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      leaving.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [isAtDoor, router]);
}
