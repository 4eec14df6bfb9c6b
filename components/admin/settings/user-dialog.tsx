'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { createUser } from '@/lib/queries/admin-accounts';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import { FormProblem } from '../form-problem';
import { SecretOnce } from '../secret-once';
import { ROLE_OPTIONS, type Role } from './role-options';

/** Makes an account and shows its one-time password, this once. */
export function UserDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const make = useMutation({
    mutationFn: () => createUser({ email, role, ...(name.trim() ? { name } : {}) }),
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const problem = make.error ? toApiProblem(make.error) : null;
  const emailError = problem?.code === 'email-taken' ? problem.message : problem?.fieldErrors.email;
  const nameError = problem?.fieldErrors.name;
  const password = make.data?.oneTimePassword;
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={password ? `${make.data?.name} can sign in` : 'Add a user'}
        description={password ? undefined : 'They get a password, which is shown here once.'}
      >
        {password ? (
          <SecretOnce value={password} label="Copy password" onDone={onClose}>
            This is the password of {make.data?.email}. Tell it to them on a way that only they read, and ask them to
            change it.
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
            <Field label="E-mail" error={emailError}>
              <Input
                type="email"
                autoComplete="off"
                maxLength={320}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            </Field>
            <Field label="Name" isOptional error={nameError}>
              <Input value={name} maxLength={80} autoComplete="off" onChange={(event) => setName(event.target.value)} />
            </Field>
            <Field label="Role" hasButtonControl>
              <Select options={ROLE_OPTIONS} value={role} onValueChange={setRole} />
            </Field>
            <FormProblem error={emailError || nameError ? null : make.error} />
            <DialogFooter>
              <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
              <Button type="submit" isPending={make.isPending}>
                Add user
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
