'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const LOOK_AGAIN_MS = 15_000;

/** Asks anew where a call would be while somebody stands at the entrance: a platform may fail or come back meanwhile. */
export function useFreshEntrance(isAtDoor: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!isAtDoor) return;
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isAtDoor, router]);
}
