'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { changePasswordMutation } from '@/lib/queries/session';

/** A new password for whoever is signed in. */
export function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const change = useMutation(changePasswordMutation);
  const problem = change.error ? toApiProblem(change.error) : null;
  const currentError = problem?.code === 'wrong-password' ? problem.message : problem?.fieldErrors.currentPassword;
  const newError = problem?.fieldErrors.newPassword;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          onClose();
          toast.success('Your password was changed', { description: 'Your other sessions have ended.' });
        },
      },
    );
  };

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())}>
      <DialogContent title="Change password" description="Your sessions on other devices end; this one goes on.">
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <Field label="Current password" error={currentError}>
            <Input
              type="password"
              autoComplete="current-password"
              autoFocus
              value={currentPassword}
              onChange={({ target }) => setCurrentPassword(target.value)}
            />
          </Field>
          <Field label="New password" description="At least 8 characters." error={newError}>
            <Input
              type="password"
              autoComplete="new-password"
              value={newPassword}
              onChange={({ target }) => setNewPassword(target.value)}
            />
          </Field>
          {problem && !currentError && !newError ? (
            <p role="alert" className="text-sm text-destructive">
              {problem.message}
            </p>
          ) : null}
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={change.isPending} disabled={currentPassword === '' || newPassword === ''}>
              Change password
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
