'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { MIGRATION_KEY } from '@/lib/queries/admin-keys';
import { rollBackPlan } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { RolledBackView } from '@/lib/schemas/migration';
import { useMigrationChange } from './use-migration-change';
import { nameTarget } from './version-words';

interface RollbackDialogProps {
  readonly toVersion: number;
  readonly revision: number;
  /** Told once it is done, for a window that it was asked in. */
  readonly onDone?: () => void;
}

/** Goes back to an earlier version in one click, after saying what that does to whom. */
export function RollbackDialog({ toVersion, revision, onDone }: RollbackDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const asked = { toVersion, liftOverrides: [...ticked], revision };
  const shown = useQuery({
    queryKey: [MIGRATION_KEY, 'rollback', toVersion, revision, ticked],
    queryFn: () => rollBackPlan({ ...asked, dryRun: true }),
    enabled: isOpen,
    placeholderData: (previous) => previous,
  });
  const rollBack = useMigrationChange(rollBackPlan, (answer) => {
    setIsOpen(false);
    onDone?.();
    toast.success(`Rolled back to ${nameTarget(answer.toVersion)}`, { description: `${answer.sentence}.` });
  });
  const error = rollBack.error ?? shown.error;
  return (
    <>
      <Button
        variant="outline"
        onClick={() => {
          rollBack.reset();
          setTicked([]);
          setIsOpen(true);
        }}
      >
        Roll back to {nameTarget(toVersion)}
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={`Roll back to ${nameTarget(toVersion)}`}
        description={
          shown.data ? (
            <>
              <p className="text-foreground">{shown.data.sentence}.</p>
              <p className="mt-2">
                {toVersion === 0
                  ? 'Every room is at home again.'
                  : 'A copy of that version comes into force. If it has waves it is paused where it was, until you resume it.'}
              </p>
            </>
          ) : (
            <Skeleton className="h-10 w-full" />
          )
        }
        confirmLabel="Roll back"
        isPending={rollBack.isPending}
        error={error ? toApiProblem(error).message : null}
        onConfirm={() => rollBack.mutate({ ...asked, dryRun: false })}
      >
        {shown.data && shown.data.movedByHand.length > 0 ? (
          <HandMoves moves={shown.data.movedByHand} ticked={ticked} onChange={setTicked} />
        ) : null}
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
        They stay where somebody moved them. Tick those that go back as well.
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
