'use client';

import { useLayoutEffect } from 'react';

/** Makes the whole page dark while a call is shown: its windows and menus too, which live outside of the call's part. */
export function useDarkPage(): void {
  useLayoutEffect(() => {
    const { classList } = document.documentElement;
    classList.add('dark');
    return () => classList.remove('dark');
  }, []);
}
