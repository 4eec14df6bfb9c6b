'use client';

import { useState } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { rollBackPlan } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import type { RolledBackView } from '@/lib/schemas/migration-steps';
import { ReasonField } from '../../reason-field';
import { ChangedMeanwhile } from '../preview/changed-meanwhile';
import { useForesight } from './use-foresight';
import { useMigrationChange } from './use-migration-change';
import { usePlanQuestion } from './use-plan-question';
import { nameTarget } from './version-words';

interface RollbackDialogProps {
  /** Null where there is nothing to go back to. */
  readonly toVersion: number | null;
  readonly plan: PlanInForceView;
  /** Told once it is done, for a window that it was asked in. */
  readonly onDone?: () => void;
}

/**
 * Goes back to an earlier version in one click, after saying what that does to whom. Nothing where there is none, except to
 * whoever is being asked already: they read that the plan has changed.
 */
export function RollbackDialog({ toVersion: target, plan, onDone }: RollbackDialogProps) {
  const question = usePlanQuestion(plan, target, target !== null);
  const toVersion = question.about ?? 0;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const asked = { toVersion, liftOverrides: [...ticked], revision: question.plan.revision };
  const rollBack = useMigrationChange(rollBackPlan, (answer) => {
    question.setIsOpen(false);
    onDone?.();
    toast.success(`Rolled back to ${nameTarget(answer.toVersion)}`, { description: `${answer.sentence}.` });
  });
  const shown = useForesight(question, {
    of: ['rollback', toVersion, ticked],
    ask: () => rollBackPlan({ ...asked, dryRun: true }),
    isAsked: !rollBack.isPending,
  });
  const isOvertaken = question.isOvertaken && !rollBack.isPending;
  const error = isOvertaken ? null : (rollBack.error ?? shown.error);
  const lookAgain = () => {
    rollBack.reset();
    setTicked([]);
    question.lookAgain();
  };
  if (!question.isShown) return null;
  return (
    <>
      {target === null ? null : (
        <Button
          variant="outline"
          onClick={() => {
            rollBack.reset();
            setTicked([]);
            setReason('');
            question.open();
          }}
        >
          Roll back to {nameTarget(target)}
        </Button>
      )}
      <AlertDialog
        isOpen={question.isOpen}
        onOpenChange={question.setIsOpen}
        title={`Roll back to ${nameTarget(toVersion)}`}
        description={
          isOvertaken ? (
            <ChangedMeanwhile plan={plan} isOffered={question.isOffered} onLookAgain={lookAgain} />
          ) : shown.data ? (
            <>
              <p className="text-foreground">{shown.data.sentence}.</p>
              <p className="mt-2">
                {toVersion === 0
                  ? 'No plan is in force then: rooms meet at home, unless somebody moved them by hand.'
                  : 'A copy of that version comes into force. If it has waves it is paused where it was, until you resume it.'}
              </p>
            </>
          ) : (
            <Skeleton className="h-10 w-full" />
          )
        }
        confirmLabel="Roll back"
        isPending={rollBack.isPending}
        isConfirmDisabled={isOvertaken || shown.isFetching}
        error={error ? toApiProblem(error).message : null}
        onConfirm={() => rollBack.mutate({ ...asked, reason, dryRun: false })}
      >
        {!isOvertaken && shown.data && shown.data.movedByHand.length > 0 ? (
          <HandMoves moves={shown.data.movedByHand} ticked={ticked} onChange={setTicked} />
        ) : null}
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}

/** Moves by hand stay, unless they are ticked. */
function HandMoves({
  moves,
  ticked,
  onChange,
}: {
  readonly moves: RolledBackView['movedByHand'];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
}) {
  const isAll = ticked.length === moves.length;
  const toggle = (room: string) =>
    onChange(ticked.includes(room) ? ticked.filter((other) => other !== room) : [...ticked, room]);
  return (
    <fieldset className="mt-4 rounded-md border p-3 text-sm">
      <legend className="px-1 font-medium">Moved by hand</legend>
      <p className="mb-2 text-muted-foreground">
        To where one of the two plans moves rooms of their home. They stay where somebody moved them; tick those that
        are to follow the plan instead.
      </p>
      {moves.length > 1 ? (
        <CheckLine
          isChecked={isAll}
          isPartly={ticked.length > 0 && !isAll}
          onChange={(isChecked) => onChange(isChecked ? moves.map(({ room }) => room) : [])}
        >
          All {moves.length}
        </CheckLine>
      ) : null}
      <ul className="max-h-48 space-y-2 overflow-y-auto pt-2">
        {moves.map(({ room, movedBy }) => (
          <li key={room}>
            <CheckLine isChecked={ticked.includes(room)} onChange={() => toggle(room)}>
              {room} <span className="text-muted-foreground">by {movedBy}</span>
            </CheckLine>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
