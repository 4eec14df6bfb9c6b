'use client';

import { useCallback, useEffect, useState } from 'react';

/**
 * The secret of a host link, from behind the `#` of the address. It is taken out of the address bar at once, so that
 * nobody sees it or copies it along with the link, and kept for this tab, so that a reload stays host.
 * @returns undefined until the address was read
 */
export function useHostKey(roomName: string): { hostKey: string | null | undefined; forget: () => void } {
  const [hostKey, setHostKey] = useState<string | null>();
  const place = `patchbay-host:${roomName}`;

  useEffect(() => {
    const take = () => {
      const fromAddress = new URLSearchParams(window.location.hash.slice(1)).get('host');
      if (fromAddress) {
        sessionStorage.setItem(place, fromAddress);
        window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
      }
      setHostKey(fromAddress ?? sessionStorage.getItem(place));
    };
    take();
    // Somebody may paste a host link into a tab that shows the room already.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, [place]);

  const forget = useCallback(() => {
    sessionStorage.removeItem(place);
    setHostKey(null);
  }, [place]);

  return { hostKey, forget };
}
