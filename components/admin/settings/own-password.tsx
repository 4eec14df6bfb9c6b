'use client';

import { useState } from 'react';
import { ChangePasswordDialog } from '@/components/account/change-password-dialog';
import { Button } from '@/components/ui/button';
import { Section } from '../section';

/** The way to a new password for whoever is signed in. */
export function OwnPassword() {
  const [isChanging, setIsChanging] = useState(false);
  return (
    <Section
      title="Your password"
      description="Changing it ends your sessions on other devices."
      actions={
        <Button variant="outline" size="sm" onClick={() => setIsChanging(true)}>
          Change password
        </Button>
      }
    >
      {isChanging ? <ChangePasswordDialog onClose={() => setIsChanging(false)} /> : null}
    </Section>
  );
}
