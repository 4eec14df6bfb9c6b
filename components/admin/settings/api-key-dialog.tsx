'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { createApiKey } from '@/lib/queries/admin-api-keys';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import { FormProblem } from '../form-problem';
import { expiryOf, LIFETIME_OPTIONS, type Lifetime } from '../lifetime';
import { SecretOnce } from '../secret-once';
import { ROLE_OPTIONS, type Role } from './role-options';

/** Makes a key and shows it, this once. */
export function ApiKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [lifetime, setLifetime] = useState<Lifetime>('year');
  const make = useMutation({
    mutationFn: () => createApiKey({ name, role, expiresAt: expiryOf(lifetime, new Date()) }),
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const fieldErrors = make.error ? toApiProblem(make.error).fieldErrors : {};
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={make.data ? `The key ${make.data.name}` : 'Make an API key'}
        description={make.data ? undefined : 'For one program. It acts for you, with the role you choose.'}
      >
        {make.data ? (
          <SecretOnce value={make.data.key} label="Copy key" onDone={onClose}>
            Keep it where the program finds it. It is shown this once; if it is lost, revoke it and make another.
          </SecretOnce>
        ) : (
          <form
            className="space-y-4"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              make.mutate();
            }}
          >
            <Field label="Name" description="The program that uses it." error={fieldErrors.name}>
              <Input value={name} maxLength={80} autoComplete="off" onChange={(event) => setName(event.target.value)} />
            </Field>
            <Field label="Role" hasButtonControl error={fieldErrors.role}>
              <Select options={ROLE_OPTIONS} value={role} onValueChange={setRole} />
            </Field>
            <Field label="Works" hasButtonControl error={fieldErrors.expiresAt}>
              <Select options={LIFETIME_OPTIONS} value={lifetime} onValueChange={setLifetime} />
            </Field>
            <FormProblem error={Object.keys(fieldErrors).length > 0 ? null : make.error} />
            <DialogFooter>
              <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
              <Button type="submit" isPending={make.isPending}>
                Make the key
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
