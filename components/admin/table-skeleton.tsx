import { Skeleton } from '@/components/ui/skeleton';

interface TableSkeletonProps {
  readonly rows?: number;
  readonly columns?: number;
  readonly label: string;
}

/** The shape of a table that is on its way. */
export function TableSkeleton({ rows = 8, columns = 5, label }: TableSkeletonProps) {
  const columnNumbers = Array.from({ length: columns }, (_, column) => column);
  return (
    <div role="status" className="overflow-hidden rounded-md border bg-card">
      <span className="sr-only">{`Loading ${label}`}</span>
      <div className="h-8 border-b bg-muted" />
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-8 items-center gap-6 border-b px-2.5 last:border-b-0">
          {columnNumbers.map((column) => (
            <Skeleton key={column} className={column === 0 ? 'h-3 w-40 shrink-0' : 'h-3 min-w-8 flex-1'} />
          ))}
        </div>
      ))}
    </div>
  );
}
