'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import { FormProblem } from './form-problem';
import { expiryOf, LIFETIME_OPTIONS, type Lifetime } from './lifetime';
import { SecretOnce } from './secret-once';

interface SecretDialogProps {
  readonly title: string;
  readonly description: string;
  readonly submitLabel: string;
  readonly copyLabel: string;
  /** Who should have it, or where it belongs. */
  readonly advice: string;
  readonly usualLifetime: Lifetime;
  /** Makes it, and answers it with what to call it from then on. */
  readonly make: (expiresAt: string | null) => Promise<{ readonly title: string; readonly secret: string }>;
  readonly onClose: () => void;
  /** The fields besides its lifetime, given what is wrong with each. */
  readonly children: (fieldErrors: Readonly<Record<string, string>>) => ReactNode;
}

/** Makes a secret that works until it expires or is revoked, and shows it, this once. */
export function SecretDialog(props: SecretDialogProps) {
  const { onClose } = props;
  const client = useQueryClient();
  const [lifetime, setLifetime] = useState(props.usualLifetime);
  const make = useMutation({
    mutationFn: () => props.make(expiryOf(lifetime, new Date())),
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const fieldErrors = make.error ? toApiProblem(make.error).fieldErrors : {};
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={make.data ? make.data.title : props.title}
        description={make.data ? undefined : props.description}
      >
        {make.data ? (
          <SecretOnce value={make.data.secret} label={props.copyLabel} onDone={onClose}>
            {props.advice} It is shown this once; if it is lost, revoke it and make another.
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
            {props.children(fieldErrors)}
            <Field label="Works" hasButtonControl error={fieldErrors.expiresAt}>
              <Select options={LIFETIME_OPTIONS} value={lifetime} onValueChange={setLifetime} />
            </Field>
            <FormProblem error={Object.keys(fieldErrors).length > 0 ? null : make.error} />
            <DialogFooter>
              <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
              <Button type="submit" isPending={make.isPending}>
                {props.submitLabel}
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
