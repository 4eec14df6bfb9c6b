'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { createApiKey } from '@/lib/queries/admin-api-keys';
import { SecretDialog } from '../secret-dialog';
import { ROLE_OPTIONS, type Role } from './role-options';

/** Makes a key and shows it, this once. */
export function ApiKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  return (
    <SecretDialog
      title="Make an API key"
      description="For one program. It acts for you, with the role you choose."
      submitLabel="Make the key"
      copyLabel="Copy key"
      advice="Keep it where the program finds it."
      usualLifetime="year"
      make={async (expiresAt) => {
        const { key, name: called } = await createApiKey({ name, role, expiresAt });
        return { title: `The key ${called}`, secret: key };
      }}
      onClose={onClose}
    >
      {(fieldErrors) => (
        <>
          <Field label="Name" description="The program that uses it." error={fieldErrors.name}>
            <Input value={name} maxLength={80} autoComplete="off" onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="Role" hasButtonControl error={fieldErrors.role}>
            <Select options={ROLE_OPTIONS} value={role} onValueChange={setRole} />
          </Field>
        </>
      )}
    </SecretDialog>
  );
}
