'use client';

import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { pausePlan, resumePlan } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { ReasonField } from '../../reason-field';
import { ChangedMeanwhile } from '../preview/changed-meanwhile';
import { useMigrationChange } from './use-migration-change';
import { usePlanQuestion } from './use-plan-question';

/**
 * Stops waves from beginning, or lets them begin again. Nothing where there is nothing to stop, except to whoever is being
 * asked already: they read that the plan has changed.
 */
export function PauseControl({ plan }: { readonly plan: PlanInForceView }) {
  // A pause outlasts the waves that it was for, as they may come back: it can be lifted without them.
  const question = usePlanQuestion(plan, null, plan.waves.length > 0 || plan.isPaused);
  const { isPaused, revision } = question.plan;
  const [reason, setReason] = useState('');
  const pause = useMigrationChange(pausePlan, () => {
    question.setIsOpen(false);
    toast.success('The plan is paused', { description: 'Rooms that have moved stay where they are.' });
  });
  const resume = useMigrationChange(resumePlan, () => {
    question.setIsOpen(false);
    toast.success('The plan goes on');
  });
  const change = isPaused ? resume : pause;
  const isOvertaken = question.isOvertaken && !change.isPending;
  const lookAgain = () => {
    change.reset();
    question.lookAgain();
  };
  if (!question.isShown) return null;
  return (
    <>
      {question.isOffered ? (
        <Button
          variant={plan.isPaused && plan.waves.length > 0 ? 'default' : 'outline'}
          onClick={() => {
            pause.reset();
            resume.reset();
            setReason('');
            question.open();
          }}
        >
          {plan.isPaused ? 'Resume' : 'Pause'}
        </Button>
      ) : null}
      <AlertDialog
        isOpen={question.isOpen}
        onOpenChange={question.setIsOpen}
        title={isPaused ? 'Resume the plan' : 'Pause the plan'}
        description={
          isOvertaken ? (
            <ChangedMeanwhile plan={plan} isOffered={question.isOffered} onLookAgain={lookAgain} />
          ) : isPaused ? (
            <ResumeWords plan={question.plan} />
          ) : (
            'No further wave begins, and none is watched, until you resume. Rooms that have moved stay where they are, and nobody in a call notices.'
          )
        }
        confirmLabel={isPaused ? 'Resume' : 'Pause'}
        isPending={change.isPending}
        isConfirmDisabled={isOvertaken}
        error={change.error && !isOvertaken ? toApiProblem(change.error).message : null}
        onConfirm={() => (isPaused ? resume : pause).mutate({ reason, revision })}
      >
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}

function ResumeWords({ plan: { waves, freeze } }: { readonly plan: PlanInForceView }) {
  if (waves.length === 0) {
    return 'The plan has no waves now. Those that come back, or come with a later version, begin when their time has come.';
  }
  if (!freeze) return 'Waves begin again when their time has come. One that is due begins within a minute.';
  return (
    <>
      Waves begin again when their time has come, but none before the freeze{freeze.reason ? ` (${freeze.reason})` : ''}{' '}
      is over, <Moment at={freeze.until} as="dated" />.
    </>
  );
}
