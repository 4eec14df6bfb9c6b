'use client';

import { useEffect, useState } from 'react';
import { isDatabaseAway } from './is-database-away';

const ASK_AGAIN_MS = 3_000;

/**
 * Whether a page that failed did so because the database is away. Goes on asking, and loads the page anew once the
 * database is back.
 */
export function useDatabaseOutage(): boolean {
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leaving = new AbortController();
    const ask = async (before: boolean): Promise<void> => {
      const now = await isDatabaseAway(leaving.signal).catch(() => before);
      if (leaving.signal.aborted) return;
      setIsAway(now);
      if (now) timer = setTimeout(ask, ASK_AGAIN_MS, true);
      else if (before) window.location.reload();
    };
    void ask(false);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, []);
  return isAway;
}
