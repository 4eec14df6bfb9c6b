'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { createHostLink } from '@/lib/queries/admin-host-links';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import { FormProblem } from '../form-problem';
import { expiryOf, LIFETIME_OPTIONS, type Lifetime } from '../lifetime';
import { SecretOnce } from '../secret-once';

/** Makes a host link and shows its address, this once. */
export function HostLinkDialog({ room, onClose }: { readonly room: string; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const [lifetime, setLifetime] = useState<Lifetime>('month');
  const make = useMutation({
    mutationFn: () =>
      createHostLink({
        room,
        ...(label.trim() ? { label: label.trim() } : {}),
        expiresAt: expiryOf(lifetime, new Date()),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const fieldErrors = make.error ? toApiProblem(make.error).fieldErrors : {};
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={make.data ? 'The host link' : 'Make a host link'}
        description={make.data ? undefined : 'Whoever has it joins as a host.'}
      >
        {make.data ? (
          <SecretOnce value={make.data.url} label="Copy host link" onDone={onClose}>
            Give it only to whom it is for. It is shown this once; if it is lost, revoke it and make another.
          </SecretOnce>
        ) : (
          <form
            className="space-y-4"
            onSubmit={(event) => {
              event.preventDefault();
              make.mutate();
            }}
          >
            <Field
              label="Label"
              isOptional
              description="Whom it is for, to tell links apart."
              error={fieldErrors.label}
            >
              <Input
                value={label}
                maxLength={80}
                autoComplete="off"
                onChange={(event) => setLabel(event.target.value)}
              />
            </Field>
            <Field label="Works" hasButtonControl error={fieldErrors.expiresAt}>
              <Select options={LIFETIME_OPTIONS} value={lifetime} onValueChange={setLifetime} />
            </Field>
            <FormProblem error={Object.keys(fieldErrors).length > 0 ? null : make.error} />
            <DialogFooter>
              <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
              <Button type="submit" isPending={make.isPending}>
                Make the link
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
