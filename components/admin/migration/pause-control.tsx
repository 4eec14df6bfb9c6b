'use client';

import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { pausePlan, resumePlan } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import { useMigrationChange } from './use-migration-change';

/** Stops waves from beginning, or lets them begin again. */
export function PauseControl({ isPaused, revision }: { readonly isPaused: boolean; readonly revision: number }) {
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const pause = useMigrationChange(pausePlan, () => {
    setIsAsking(false);
    toast.success('The plan is paused', { description: 'Rooms that have moved stay where they are.' });
  });
  const resume = useMigrationChange(resumePlan, () => {
    setIsAsking(false);
    toast.success('The plan goes on');
  });
  const change = isPaused ? resume : pause;
  return (
    <>
      <Button
        variant={isPaused ? 'default' : 'outline'}
        onClick={() => {
          change.reset();
          setReason('');
          setIsAsking(true);
        }}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={isPaused ? 'Resume the plan' : 'Pause the plan'}
        description={
          isPaused
            ? 'Waves begin again when their time has come. One that is due begins within a minute.'
            : 'No further wave begins until you resume. Rooms that have moved stay where they are, and nobody in a call notices.'
        }
        confirmLabel={isPaused ? 'Resume' : 'Pause'}
        isPending={change.isPending}
        error={change.error ? toApiProblem(change.error).message : null}
        onConfirm={() => (isPaused ? resume.mutate({ revision }) : pause.mutate({ reason, revision }))}
      >
        {isPaused ? null : (
          <Field label="Reason" isOptional className="mt-4">
            <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
      </AlertDialog>
    </>
  );
}
