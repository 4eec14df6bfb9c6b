'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import { settlementsQuery, undoSettlement } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import type { SettlementView } from '@/lib/schemas/migration-steps';
import { partNameOf } from '@/lib/schemas/part-name';
import { countWords } from '../../describe-people';
import { Moment } from '../../moment';
import { ReasonField } from '../../reason-field';
import { Section } from '../../section';
import { useMigrationChange } from '../in-force/use-migration-change';
import { usePlanQuestion } from '../in-force/use-plan-question';
import { ChangedMeanwhile } from '../preview/changed-meanwhile';

/** Moves that were made permanent. Nothing where there are none. */
export function Settlements({ plan }: { readonly plan: PlanInForceView }) {
  const { data = [] } = useQuery(settlementsQuery);
  if (data.length === 0) return null;
  return (
    <Section title="Settled moves" description="Rooms that are at home on another platform for good.">
      <Card>
        <ul className="divide-y">
          {data.map((settlement) => (
            <li
              key={settlement.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm"
            >
              <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
                <span className="font-medium">{settlement.parts.map(partNameOf).join(', ')}</span>{' '}
                <span className="text-muted-foreground">
                  {countWords(settlement.rooms)} {settlement.rooms === 1 ? 'room' : 'rooms'}, by {settlement.by},{' '}
                  <Moment at={settlement.at} />
                  {settlement.undoneAt ? (
                    <>
                      ; taken back by {settlement.undoneBy}, <Moment at={settlement.undoneAt} />
                    </>
                  ) : null}
                </span>
              </p>
              <UndoButton settlement={settlement} plan={plan} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

/** Nothing where it can't be taken back, except to whoever is being asked already: they read that the plan has changed. */
function UndoButton({ settlement, plan }: { readonly settlement: SettlementView; readonly plan: PlanInForceView }) {
  const question = usePlanQuestion(plan, null, settlement.canBeUndone);
  const [reason, setReason] = useState('');
  const undo = useMigrationChange(undoSettlement, () => {
    question.setIsOpen(false);
    toast.success('Settling taken back');
  });
  const isOvertaken = question.isOvertaken && !undo.isPending;
  const lookAgain = () => {
    undo.reset();
    question.lookAgain();
  };
  if (!question.isShown) return null;
  return (
    <>
      {question.isOffered ? (
        <Button
          variant="outline"
          size="sm"
          onClick={() => {
            undo.reset();
            setReason('');
            question.open();
          }}
        >
          Take back
        </Button>
      ) : null}
      <AlertDialog
        isOpen={question.isOpen}
        onOpenChange={question.setIsOpen}
        title="Take the settling back"
        description={
          isOvertaken ? (
            <ChangedMeanwhile plan={plan} isOffered={question.isOffered} onLookAgain={lookAgain} />
          ) : (
            `${settlement.rooms} ${settlement.rooms === 1 ? 'room gets its' : 'rooms get their'} former home again, and ${settlement.parts.map(partNameOf).join(', ')} ${settlement.parts.length === 1 ? 'is' : 'are'} part of the plan as before. No meeting moves by this.`
          )
        }
        confirmLabel="Take back"
        isPending={undo.isPending}
        isConfirmDisabled={isOvertaken}
        error={undo.error && !isOvertaken ? toApiProblem(undo.error).message : null}
        onConfirm={() => undo.mutate({ id: settlement.id, revision: question.plan.revision, reason })}
      >
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}
