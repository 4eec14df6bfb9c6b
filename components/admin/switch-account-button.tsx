'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { signOutAndLeave } from '@/lib/queries/session';

/** Signs out and leads to the sign-in page, from there back to the administration. */
export function SwitchAccountButton() {
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async () => {
    setIsLeaving(true);
    // Signing out loads the next page; only a server that can't be reached leaves us here.
    await signOutAndLeave('/login?callbackUrl=%2Fadmin').catch(() => setIsLeaving(false));
  };
  return (
    <Button variant="outline" isPending={isLeaving} onClick={leave}>
      Sign in with another account
    </Button>
  );
}
