'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Clock, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { movesQuery } from '@/lib/queries/room-moves';
import type { MoveChangeView } from '@/lib/schemas/room-moves';
import { LoadMore } from '../load-more';
import { Moment } from '../moment';
import { ProblemState } from '../problem-state';
import { describeRoom } from '../room-name';
import { useNow } from '../use-now';
import { usePlatformNames } from '../use-platform-names';
import { describeChange } from './describe-change';
import { useUndoMoves } from './use-moves';

interface RecentMovesProps {
  /** Only those that this room was part of; null for all. */
  readonly room: string | null;
}

/** Moves by hand, the newest first, each with its undo for a day. */
export function RecentMoves({ room }: RecentMovesProps) {
  const moves = useInfiniteQuery(movesQuery(room));
  const undo = useUndoMoves();
  const now = useNow();
  const changes = moves.data?.pages.flatMap(({ items }) => items) ?? [];
  if (moves.isPending) return <Skeleton className="h-24 w-full" />;
  if (moves.isError && !moves.data) {
    return (
      <ProblemState
        title="The moves couldn’t be loaded"
        error={moves.error}
        onRetry={() => moves.refetch()}
        isRetrying={moves.isFetching}
      />
    );
  }
  if (changes.length === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        {room === null ? 'No room was moved by hand yet.' : 'This room was never moved by hand.'}
      </p>
    );
  }
  return (
    <div className="space-y-3">
      <ol className="divide-y rounded-md border bg-card text-sm">
        {changes.map((change) => (
          <li key={change.changeId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
            <ChangeWords change={change} isOfRoom={room !== null} />
            {change.canBeUndone && change.undoableUntil && Date.parse(change.undoableUntil) > now.getTime() ? (
              <UndoButton
                change={change}
                isPending={undo.isPending && undo.variables === change.changeId}
                onClick={() => undo.mutate(change.changeId)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <LoadMore query={moves} what="moves" />
    </div>
  );
}

interface UndoButtonProps {
  readonly change: MoveChangeView;
  readonly isPending: boolean;
  readonly onClick: () => void;
}

/** Whoever hears it without the line that it stands in is told what it undoes. */
function UndoButton({ change, isPending, onClick }: UndoButtonProps) {
  const { nameOf } = usePlatformNames();
  const word = change.undoneRooms > 0 ? 'Undo the rest' : 'Undo';
  return (
    <Button
      variant="outline"
      size="sm"
      aria-label={`${word}: ${describeChange(change, nameOf, false)}`}
      isPending={isPending}
      onClick={onClick}
    >
      <Undo2 aria-hidden="true" />
      {word}
    </Button>
  );
}

function ChangeWords({ change, isOfRoom }: { readonly change: MoveChangeView; readonly isOfRoom: boolean }) {
  const { nameOf } = usePlatformNames();
  const isUndoneForAll = change.undoneRooms > 0 && change.undoneRooms === change.rooms;
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className={isUndoneForAll ? 'text-muted-foreground line-through' : undefined}>
        {describeChange(change, nameOf, isOfRoom)}
      </p>
      <p className="text-xs text-muted-foreground">
        {change.by}, <Moment at={change.at} as="distance" />
        {change.expiresAt ? <Ending at={change.expiresAt} /> : null}
        {change.note ? ` · ${change.note}` : null}
        {change.undoneAt ? (
          <>
            {' '}
            · undone {isUndoneForAll ? '' : `for ${change.undoneRooms} of ${change.rooms} `}by {change.undoneBy},{' '}
            <Moment at={change.undoneAt} as="distance" />
          </>
        ) : null}
      </p>
      {change.kept.length > 0 ? <KeptRooms change={change} /> : null}
    </div>
  );
}

/** The rooms that an undo left alone or can do nothing for, each with what stands in the way now. */
function KeptRooms({ change: { rooms, undoneRooms, kept } }: { readonly change: MoveChangeView }) {
  const more = rooms - undoneRooms - kept.length;
  return (
    <ul className="mt-1 space-y-0.5 text-xs" aria-label={undoneRooms > 0 ? 'Not undone' : 'Can’t be undone'}>
      {kept.map(({ name, reason }, index) => (
        <li key={name ?? index} className="wrap-anywhere">
          <span className="font-medium">{describeRoom(name)}</span>{' '}
          <span className="text-muted-foreground">{reason}</span>
        </li>
      ))}
      {more > 0 ? <li className="text-muted-foreground">and {more} more</li> : null}
    </ul>
  );
}

/** When a move runs out by itself, or that it did. */
function Ending({ at }: { readonly at: string }) {
  const now = useNow();
  if (Date.parse(at) <= now.getTime()) {
    return (
      <>
        {' '}
        · ran out by itself, <Moment at={at} as="distance" />
      </>
    );
  }
  return (
    <>
      {' · '}
      <span className="whitespace-nowrap text-warning">
        <Clock aria-hidden="true" className="mr-1 inline size-3 align-[-0.125em]" />
        runs out by itself, <Moment at={at} />
      </span>
    </>
  );
}
