import { Skeleton } from '@/components/ui/skeleton';
import type { RoomMoveView } from '@/lib/schemas/room-moves';
import { DifferenceList } from '../audit/difference-list';
import { listDifferences } from '../audit/list-differences';
import { countOf, countWords } from '../describe-people';
import { Moment } from '../moment';
import { OvertakenNotice } from '../overtaken-notice';

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
    <OvertakenNotice title={title} isOffered onLookAgain={onLookAgain}>
      {changes.length === 0 ? <Skeleton className="my-1 h-5 w-full" /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className="my-1 max-h-48 space-y-1.5 overflow-y-auto empty:hidden" tabIndex={0} aria-label={title}>
        {changes.map((room) => (
          <ChangedRoom key={room.name} room={room} />
        ))}
        {changes.length > 0 && count > changes.length ? <li>and {countWords(count - changes.length)} more</li> : null}
      </ul>
    </OvertakenNotice>
  );
}

function ChangedRoom({ room: { name, change, sentence } }: { readonly room: RoomMoveView }) {
  const differences = change ? listDifferences(change.before ?? null, change.after ?? null) : [];
  return (
    <li className="wrap-anywhere">
      <span className="font-medium text-foreground">{name}</span>
      {': '}
      {change ? (
        <>
          {change.who ?? 'Somebody'} changed it, <Moment at={change.when} />
          {differences.length === 0 ? '; it is as it was' : null}
        </>
      ) : (
        sentence
      )}
      {differences.length > 0 ? (
        <div className="text-foreground">
          <DifferenceList action="room.changed" differences={differences} />
        </div>
      ) : null}
    </li>
  );
}
