'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createHostLink } from '@/lib/queries/admin-host-links';
import { SecretDialog } from '../secret-dialog';

/** Makes a host link and shows its address, this once. */
export function HostLinkDialog({ room, onClose }: { readonly room: string; readonly onClose: () => void }) {
  const [label, setLabel] = useState('');
  return (
    <SecretDialog
      title="Make a host link"
      description="Whoever has it joins as a host."
      submitLabel="Make the link"
      copyLabel="Copy host link"
      advice="Give it only to whom it is for."
      usualLifetime="month"
      make={async (expiresAt) => {
        const { url } = await createHostLink({ room, ...(label.trim() ? { label: label.trim() } : {}), expiresAt });
        return { title: 'The host link', secret: url };
      }}
      onClose={onClose}
    >
      {(fieldErrors) => (
        <Field label="Label" isOptional description="Whom it is for, to tell links apart." error={fieldErrors.label}>
          <Input value={label} maxLength={80} autoComplete="off" onChange={(event) => setLabel(event.target.value)} />
        </Field>
      )}
    </SecretDialog>
  );
}
