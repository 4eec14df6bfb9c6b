import { Users } from 'lucide-react';

interface PeopleSignProps {
  /** Null while that isn't known. */
  people: number | null;
  /** How many of them are in another part of it; 0 unless it is being moved. */
  elsewhere: number;
  /** The number was known once and can't be asked for now. */
  isOutOfTouch: boolean;
}

/** How many are in the call. */
export function PeopleSign({ people, elsewhere, isOutOfTouch }: PeopleSignProps) {
  if (people === null && !isOutOfTouch) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-muted-foreground sm:text-sm">
      <Users aria-hidden="true" className="size-3.5 sm:size-4" />
      {people === null ? (
        <>
          <span aria-hidden="true">?</span>
          <span className="sr-only">Unknown how many people are in the call</span>
        </>
      ) : (
        <>
          <span className="tabular">{Math.max(0, people - elsewhere)}</span>
          <span className="sr-only">
            {people - elsewhere === 1 ? 'person' : 'people'}{' '}
            {elsewhere === 0 ? 'in the call' : 'in this part of the call'}
          </span>
        </>
      )}
    </span>
  );
}
