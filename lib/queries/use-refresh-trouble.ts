'use client';

import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { findRefreshTrouble, type RefreshTrouble } from './refresh-trouble';
import { LIVE_KEYS } from './use-live-events';

/** Whether what this page shows may be out of date, because asking for it again failed; null while all is well. */
export function useRefreshTrouble(): RefreshTrouble | null {
  const queryClient = useQueryClient();
  const [trouble, setTrouble] = useState<RefreshTrouble | null>(null);
  useEffect(() => {
    const cache = queryClient.getQueryCache();
    const look = () => {
      // Only what is asked again by itself: anything else would leave the page with a trouble that never ends.
      const shown = cache
        .findAll({ type: 'active' })
        .filter(({ queryKey }) => LIVE_KEYS.some((key) => key === queryKey[0]))
        .map(({ state: { dataUpdatedAt, error } }) => ({ dataUpdatedAt, error }));
      setTrouble((before) => findRefreshTrouble(before, shown, Date.now()));
    };
    look();
    // Not at once: a query is also added while another component renders.
    return cache.subscribe(notifyManager.batchCalls(look));
  }, [queryClient]);
  return trouble;
}
