'use client';

import { useSyncExternalStore } from 'react';

/**
 * False while a page is only the server's picture of itself. A button pressed then does nothing, and a form is sent by
 * the browser, with what was typed in the address: such buttons stay disabled until this is true.
 */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(neverChanges, isInBrowser, isOnServer);
}

const neverChanges = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;
