'use client';

import { useState } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { settleParts } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { partNameOf } from '@/lib/schemas/part-name';
import { ReasonField } from '../../reason-field';
import { WithMoments } from '../../with-moments';
import { useForesight } from '../in-force/use-foresight';
import { useMigrationChange } from '../in-force/use-migration-change';
import { usePlanQuestion } from '../in-force/use-plan-question';
import { ChangedMeanwhile } from '../preview/changed-meanwhile';

/**
 * Makes finished moves permanent, after saying which rooms get another home, and why the other parts of the plan can't be
 * settled yet. Nothing where the plan has no parts, except to whoever is being asked already.
 */
export function SettleDialog({ plan }: { readonly plan: PlanInForceView }) {
  const question = usePlanQuestion(plan, null, plan.rules.length + plan.waves.length > 0);
  const finished = listFinished(question.plan);
  const { unfinished } = question.plan;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  // What was ticked may have left the plan meanwhile.
  const parts = chosen.filter((id) => finished.some((part) => part.id === id));
  const { revision } = question.plan;
  const settle = useMigrationChange(settleParts, (answer) => {
    question.setIsOpen(false);
    toast.success('Settled', { description: answer.sentence });
  });
  const shown = useForesight(question, {
    of: ['settle', parts],
    ask: () => settleParts({ parts, dryRun: true, revision }),
    isAsked: parts.length > 0 && !settle.isPending,
  });
  const isOvertaken = question.isOvertaken && !settle.isPending;
  if (!question.isShown) return null;
  const error = isOvertaken ? null : (settle.error ?? (parts.length > 0 ? shown.error : null));
  const lookAgain = () => {
    settle.reset();
    question.lookAgain();
  };
  return (
    <>
      {question.isOffered ? (
        <Button
          variant="outline"
          onClick={() => {
            settle.reset();
            setChosen(listFinished(plan).map(({ id }) => id));
            setReason('');
            question.open();
          }}
        >
          Settle
        </Button>
      ) : null}
      <AlertDialog
        isOpen={question.isOpen}
        onOpenChange={question.setIsOpen}
        title="Make finished moves permanent"
        description={
          <>
            <p>
              The rooms are at home where they have moved, and the rules and waves leave the plan. You can take it back
              as long as no other version is published.
            </p>
            <div className="mt-2 text-foreground" aria-live="polite">
              {isOvertaken ? (
                <ChangedMeanwhile plan={plan} isOffered={question.isOffered} onLookAgain={lookAgain} />
              ) : finished.length === 0 ? (
                'Nothing of the plan can be settled yet.'
              ) : parts.length === 0 ? (
                'Choose what to settle.'
              ) : shown.error ? null : (
                (shown.data?.sentence ?? <Skeleton className="h-5 w-full" />)
              )}
            </div>
          </>
        }
        confirmLabel="Settle"
        isPending={settle.isPending}
        isConfirmDisabled={isOvertaken || parts.length === 0 || shown.isFetching}
        error={error ? toApiProblem(error).message : null}
        onConfirm={() => settle.mutate({ parts, reason, dryRun: false, revision })}
      >
        {finished.length > 0 ? (
          <ul className="mt-4 space-y-2 text-sm">
            {finished.map(({ id, words }) => (
              <li key={id}>
                <CheckLine
                  isChecked={parts.includes(id)}
                  onChange={(isChecked) => {
                    settle.reset();
                    setChosen(isChecked ? [...parts, id] : parts.filter((other) => other !== id));
                  }}
                >
                  <span className="font-medium">{partNameOf(id)}</span>{' '}
                  <span className="text-muted-foreground">{words}</span>
                </CheckLine>
              </li>
            ))}
          </ul>
        ) : null}
        {unfinished.length > 0 ? (
          <div className="mt-4 space-y-2 text-sm">
            {finished.length > 0 ? <p className="font-medium">Can’t be settled yet</p> : null}
            <ul className="space-y-2 text-muted-foreground" aria-label="Can’t be settled yet">
              {unfinished.map(({ message }) => (
                <li key={message}>
                  <WithMoments text={message} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}

/** The rules and waves that can be settled: those that nothing is said against. */
function listFinished({ rules, waves, unfinished }: PlanInForceView): { id: string; words: string }[] {
  return [...rules, ...waves]
    .filter(({ id }) => unfinished.every(({ part }) => part !== id))
    .map(({ id, words }) => ({ id, words }));
}
