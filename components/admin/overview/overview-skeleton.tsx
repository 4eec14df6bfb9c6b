import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { TableSkeleton } from '../table-skeleton';

/** The shape of the overview while it is on its way. */
export function OverviewSkeleton() {
  return (
    <div className="space-y-6">
      <Card className="flex items-end gap-12 px-6 py-5">
        <Skeleton className="h-32 w-40" />
        <Skeleton className="h-12 w-24" />
        <Skeleton className="h-12 w-24" />
      </Card>
      <TableSkeleton label="the overview" rows={2} columns={4} />
      <TableSkeleton label="the live meetings" rows={4} columns={6} />
    </div>
  );
}
