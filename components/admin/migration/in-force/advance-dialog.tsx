'use client';

import { useId, useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { advancePlan } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { partName, partTitle } from '@/lib/schemas/part-name';
import { Moment } from '../../moment';
import { Notice } from '../../notice';
import { ReasonField } from '../../reason-field';
import { WithMoments } from '../../with-moments';
import { ChangedMeanwhile } from '../preview/changed-meanwhile';
import { describeBeginning, describeWhoStays } from '../preview/describe-beginning';
import { useForesight } from './use-foresight';
import { useMigrationChange } from './use-migration-change';
import { usePlanQuestion } from './use-plan-question';

/**
 * Begins the next wave now, after showing how many rooms that moves. Nothing where none can be begun, except to whoever is
 * being asked already: they read that the plan has changed.
 */
export function AdvanceDialog({ plan }: { readonly plan: PlanInForceView }) {
  const next = findNextToBegin(plan);
  const obstacleId = useId();
  const question = usePlanQuestion(plan, next, next !== null);
  const wave = question.about ?? '';
  const name = partName('wave', wave);
  const { revision } = question.plan;
  const [reason, setReason] = useState('');
  const advance = useMigrationChange(advancePlan, (answer) => {
    question.setIsOpen(false);
    toast.success(`${partTitle('wave', wave)} has begun`, {
      description: describeBeginning(answer.moves),
    });
  });
  const shown = useForesight(question, {
    of: ['advance', wave],
    ask: () => advancePlan({ wave, dryRun: true, revision }),
    isAsked: !advance.isPending,
  });
  const isOvertaken = question.isOvertaken && !advance.isPending;
  const error = isOvertaken ? null : (advance.error ?? shown.error);
  const lookAgain = () => {
    advance.reset();
    question.lookAgain();
  };
  if (!question.isShown) return null;
  return (
    <>
      {next === null ? null : (
        <Button
          disabled={plan.freeze !== null}
          focusableWhenDisabled
          aria-describedby={plan.freeze ? obstacleId : undefined}
          onClick={() => {
            advance.reset();
            setReason('');
            question.open();
          }}
        >
          Begin {partName('wave', next)} now
        </Button>
      )}
      {next !== null && plan.freeze ? (
        <span id={obstacleId} className="self-center text-sm text-muted-foreground">
          Not before <Moment at={plan.freeze.until} />: a freeze holds.
        </span>
      ) : null}
      <AlertDialog
        isOpen={question.isOpen}
        onOpenChange={question.setIsOpen}
        title={`Begin ${name} now`}
        description={
          isOvertaken ? (
            <ChangedMeanwhile plan={plan} isOffered={question.isOffered} onLookAgain={lookAgain} />
          ) : shown.data ? (
            <>
              <p className="text-foreground">
                {describeBeginning(shown.data.moves)} {describeWhoStays(shown.data.moves)}
              </p>
              <p className="mt-2 tabular">{shown.data.arithmetic}</p>
            </>
          ) : (
            <Skeleton className="h-10 w-full" />
          )
        }
        confirmLabel={`Begin ${name}`}
        isPending={advance.isPending}
        isConfirmDisabled={isOvertaken || shown.isFetching}
        error={error ? toApiProblem(error).message : null}
        onConfirm={() => advance.mutate({ wave, reason, dryRun: false, revision })}
      >
        {isOvertaken
          ? null
          : shown.data?.warnings.map((warning) => (
              <Notice key={warning} tone="warning" className="mt-4">
                <WithMoments text={warning} />
              </Notice>
            ))}
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}

function findNextToBegin({ waves, next }: PlanInForceView): string | null {
  if (next.wave === null || next.kind === 'paused') return null;
  return waves.some(({ id, state }) => id === next.wave && state === 'waiting') ? next.wave : null;
}
