import { Skeleton } from '@/components/ui/skeleton';

const ROWS = ['a', 'b', 'c', 'd'] as const;

/** The list's shape while it loads. */
export function RoomListSkeleton() {
  return (
    <div role="status" className="divide-y rounded-md border bg-card">
      <span className="sr-only">Loading the rooms</span>
      {ROWS.map((row) => (
        <div key={row} className="flex items-center gap-4 px-4 py-3.5">
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-40 max-w-full" />
            <Skeleton className="h-3.5 w-28" />
          </div>
          <Skeleton className="hidden h-4 w-16 sm:block" />
          <Skeleton className="h-8 w-20" />
        </div>
      ))}
    </div>
  );
}
