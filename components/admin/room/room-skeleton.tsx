import { Skeleton } from '@/components/ui/skeleton';
import { TableSkeleton } from '../table-skeleton';

/** The shape of a room's page while it is on its way. */
export function RoomSkeleton() {
  return (
    <div className="space-y-8">
      <div className="space-y-2">
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-7 w-64" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <Skeleton className="h-40 w-full" />
      <TableSkeleton label="the room" rows={5} columns={4} />
    </div>
  );
}
