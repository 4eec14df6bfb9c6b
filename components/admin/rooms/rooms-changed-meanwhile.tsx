import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { RoomMoveView } from '@/lib/schemas/room-moves';
import { DifferenceList } from '../audit/difference-list';
import { listDifferences } from '../audit/list-differences';
import { countOf } from '../describe-people';
import { Moment } from '../moment';
import { Notice } from '../notice';

interface RoomsChangedMeanwhileProps {
  /** How many of the rooms changed. */
  readonly count: number;
  /** The first of them; empty until it is known who changed them. */
  readonly changes: readonly RoomMoveView[];
  readonly onLookAgain: () => void;
}

/** That somebody changed rooms while a question about them was open: which, who, when, to what, and the way to what holds now. */
export function RoomsChangedMeanwhile({ count, changes, onLookAgain }: RoomsChangedMeanwhileProps) {
  const title = `${countOf(count, 'room')} changed while this was open`;
  return (
    <div role="alert" className="text-foreground">
      <Notice
        tone="warning"
        action={
          <Button size="sm" variant="outline" onClick={onLookAgain}>
            Look again
          </Button>
        }
      >
        <p className="font-medium">{title}</p>
        {changes.length === 0 ? <Skeleton className="mt-1 h-5 w-full" /> : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <ul className="mt-1 max-h-48 space-y-1.5 overflow-y-auto empty:hidden" tabIndex={0} aria-label={title}>
          {changes.map((room) => (
            <ChangedRoom key={room.name} room={room} />
          ))}
          {changes.length > 0 && count > changes.length ? (
            <li className="text-muted-foreground">and {count - changes.length} more</li>
          ) : null}
        </ul>
        <p className="mt-1 text-muted-foreground">See what this does now before you confirm it.</p>
      </Notice>
    </div>
  );
}

function ChangedRoom({ room: { name, change, sentence } }: { readonly room: RoomMoveView }) {
  const differences = change ? listDifferences(change.before ?? null, change.after ?? null) : [];
  return (
    <li className="wrap-anywhere">
      <span className="font-medium">{name}</span>{' '}
      {change ? (
        <span className="text-muted-foreground">
          {change.who ?? 'Somebody'} changed it, <Moment at={change.when} />
          {differences.length === 0 ? '; it is as it was' : null}
        </span>
      ) : (
        <span className="text-muted-foreground">{sentence}</span>
      )}
      {differences.length > 0 ? <DifferenceList action="room.changed" differences={differences} /> : null}
    </li>
  );
}
