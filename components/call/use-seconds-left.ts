'use client';

import { useEffect, useState } from 'react';

/** Whole seconds until a moment, counted down; 0 once it has passed. @param at milliseconds since 1970 */
export function useSecondsLeft(at: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1000));
}
