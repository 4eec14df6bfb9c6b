'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { MIGRATION_KEY } from '@/lib/queries/admin-keys';
import { settleParts } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlanInForceView } from '@/lib/schemas/migration';
import { partNameOf } from '@/lib/schemas/part-name';
import { useMigrationChange } from './use-migration-change';

/** Makes finished moves permanent, after saying which rooms get another home. Nothing where nothing is finished. */
export function SettleDialog({ plan }: { readonly plan: PlanInForceView }) {
  const finished = [
    ...plan.rules.map(({ id, words }) => ({ id, words })),
    ...plan.waves.filter(({ state }) => state === 'done').map(({ id, words }) => ({ id, words })),
  ];
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // What was ticked may have left the plan meanwhile.
  const parts = chosen.filter((id) => finished.some((part) => part.id === id));
  const { revision } = plan;
  const shown = useQuery({
    queryKey: [MIGRATION_KEY, 'settle', revision, parts],
    queryFn: () => settleParts({ parts, dryRun: true, revision }),
    enabled: isOpen && parts.length > 0,
    placeholderData: (previous) => previous,
    retry: false,
  });
  const settle = useMigrationChange(settleParts, (answer) => {
    setIsOpen(false);
    toast.success('Settled', { description: answer.sentence });
  });
  if (finished.length === 0) return null;
  const error = settle.error ?? (parts.length > 0 ? shown.error : null);
  return (
    <>
      <Button
        variant="outline"
        onClick={() => {
          settle.reset();
          setChosen(finished.map(({ id }) => id));
          setIsOpen(true);
        }}
      >
        Settle
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title="Make finished moves permanent"
        description={
          <>
            <p>
              The rooms are at home where they have moved, and the rules and waves leave the plan. You can take it back
              as long as no other version is published.
            </p>
            <div className="mt-2 text-foreground" aria-live="polite">
              {parts.length === 0
                ? 'Choose what to settle.'
                : (shown.data?.sentence ?? <Skeleton className="h-5 w-full" />)}
            </div>
          </>
        }
        confirmLabel="Settle"
        isPending={settle.isPending}
        error={error ? toApiProblem(error).message : null}
        onConfirm={() => (parts.length > 0 ? settle.mutate({ parts, dryRun: false, revision }) : undefined)}
      >
        <ul className="mt-4 space-y-2 text-sm">
          {finished.map(({ id, words }) => (
            <li key={id}>
              <CheckLine
                isChecked={parts.includes(id)}
                onChange={(isChecked) => setChosen(isChecked ? [...parts, id] : parts.filter((other) => other !== id))}
              >
                <span className="font-medium">{partNameOf(id)}</span>{' '}
                <span className="text-muted-foreground">{words}</span>
              </CheckLine>
            </li>
          ))}
        </ul>
      </AlertDialog>
    </>
  );
}
