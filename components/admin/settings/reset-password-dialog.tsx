'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { updateUser } from '@/lib/queries/admin-accounts';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { UserView } from '@/lib/schemas/user';
import { FormProblem } from '../form-problem';

/** A new password for somebody who forgot theirs. */
export function ResetPasswordDialog({ user, onClose }: { readonly user: UserView; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: () => updateUser({ id: user.id, changes: { password } }),
    onSuccess: () => {
      onClose();
      toast.success(`${user.name} has a new password`, { description: 'Their sessions have ended.' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const fieldError = save.error ? toApiProblem(save.error).fieldErrors.password : undefined;
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={`A new password for ${user.name}`}
        description="Their sessions end. Tell it to them on a way that only they read, and ask them to change it."
      >
        <form
          className="space-y-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Field label="New password" description="At least 8 characters." error={fieldError}>
            <Input
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          <FormProblem error={fieldError ? null : save.error} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={save.isPending} disabled={password === ''}>
              Set password
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
