'use client';

import { useQuery } from '@tanstack/react-query';
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { DownloadLink } from '@/components/ui/download-link';
import { Skeleton } from '@/components/ui/skeleton';
import { exportAddress, planVersionQuery } from '@/lib/queries/admin-migration';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { ProblemState } from '../../problem-state';
import { ChangeList } from '../draft/change-list';
import { RollbackDialog } from './rollback-dialog';

interface VersionDialogProps {
  readonly version: number;
  readonly plan: PlanInForceView;
  readonly onClose: () => void;
}

/** One version: what would change if it came back, its rules as they are kept, and its file. */
export function VersionDialog({ version, plan, onClose }: VersionDialogProps) {
  const isInForce = version === plan.version;
  const detail = useQuery(planVersionQuery(version));
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent title={`Plan ${version}`} className="sm:w-[40rem]">
        {detail.isPending ? <Skeleton className="h-40 w-full" /> : null}
        {detail.isError ? (
          <ProblemState
            title="This version couldn’t be loaded"
            error={detail.error}
            onRetry={() => detail.refetch()}
            isRetrying={detail.isFetching}
          />
        ) : null}
        {detail.data ? (
          <div className="space-y-4">
            {isInForce ? null : (
              <div className="space-y-2">
                <h3 className="text-sm font-semibold">If it came back</h3>
                <ChangeList changes={detail.data.against} none="Nothing: its rules and waves are those in force." />
              </div>
            )}
            <details className="text-sm">
              <summary className="cursor-pointer font-semibold">As JSON</summary>
              <pre
                // Long lines scroll inside, which the keyboard must reach as well.
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box
                tabIndex={0}
                className="mt-2 max-h-80 overflow-auto rounded-md border bg-muted p-3 font-mono text-xs"
              >
                {JSON.stringify(detail.data.plan, null, 2)}
              </pre>
            </details>
          </div>
        ) : null}
        <DialogFooter>
          <DownloadLink href={exportAddress(version)}>Export</DownloadLink>
          {isInForce ? null : <RollbackDialog toVersion={version} plan={plan} onDone={onClose} />}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
