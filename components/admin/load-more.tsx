import { Button } from '@/components/ui/button';
import { FormProblem } from './form-problem';

interface LoadMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: unknown;
    readonly fetchNextPage: () => unknown;
  };
  /** The things in the list, such as "rooms". */
  readonly what: string;
}

/** The way to the next page of a list; nothing where there is none. */
export function LoadMore({ query, what }: LoadMoreProps) {
  if (!query.hasNextPage) return null;
  return (
    <div className="flex flex-col items-center gap-3">
      <FormProblem error={query.isFetchNextPageError ? query.error : null} />
      <Button variant="outline" isPending={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        Show more {what}
      </Button>
    </div>
  );
}
