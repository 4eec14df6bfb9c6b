'use client';

import { useEffect, useReducer } from 'react';

/** The time of this render, and a render every so often, so that "12 min ago" doesn't stand still. */
export function useNow(everyMs = 30_000): Date {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return new Date();
}
