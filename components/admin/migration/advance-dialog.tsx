'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { MIGRATION_KEY } from '@/lib/queries/admin-keys';
import { advancePlan } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import { partName, partTitle } from '@/lib/schemas/part-name';
import { useMigrationChange } from './use-migration-change';

/** Begins the next wave now, after showing how many rooms that moves. */
export function AdvanceDialog({ wave, revision }: { readonly wave: string; readonly revision: number }) {
  const name = partName('wave', wave);
  const [isOpen, setIsOpen] = useState(false);
  const shown = useQuery({
    queryKey: [MIGRATION_KEY, 'advance', wave, revision],
    queryFn: () => advancePlan({ wave, dryRun: true, revision }),
    enabled: isOpen,
  });
  const advance = useMigrationChange(advancePlan, (answer) => {
    setIsOpen(false);
    toast.success(`${partTitle('wave', wave)} has begun`, {
      description: `${countRooms(answer.moves)} at ${answer.moves === 1 ? 'its' : 'their'} next meeting.`,
    });
  });
  const error = advance.error ?? shown.error;
  return (
    <>
      <Button
        onClick={() => {
          advance.reset();
          setIsOpen(true);
        }}
      >
        Begin {name} now
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={`Begin ${name} now`}
        description={
          shown.data ? (
            <>
              <p className="text-foreground">
                {countRooms(shown.data.moves)} at {shown.data.moves === 1 ? 'its' : 'their'} next meeting. People in a
                call stay until it ends.
              </p>
              <p className="mt-2 tabular">{shown.data.arithmetic}</p>
            </>
          ) : (
            <Skeleton className="h-10 w-full" />
          )
        }
        confirmLabel={`Begin ${name}`}
        isPending={advance.isPending}
        error={error ? toApiProblem(error).message : null}
        onConfirm={() => advance.mutate({ wave, dryRun: false, revision })}
      />
    </>
  );
}

function countRooms(count: number): string {
  return count === 1 ? '1 room moves' : `${count.toLocaleString('en-US')} rooms move`;
}
