'use client';

import { Plus, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { RefreshTroubleNote } from '@/components/freshness/refresh-trouble-note';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { StateDot } from '@/components/ui/state-dot';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { useLiveEvents } from '@/lib/queries/use-live-events';
import { NewRoomDialog } from './new-room-dialog';
import { OwnDeletedRooms } from './own-deleted-rooms';
import { RoomList } from './room-list';

interface RoomsPageProps {
  isSignedIn: boolean;
  origin: string;
  /** Opens the window for a new room at once, with this name. */
  newRoomName: string | null;
}

/** The list of rooms with its search and the way to a new one. */
export function RoomsPage({ isSignedIn, origin, newRoomName }: RoomsPageProps) {
  const liveState = useLiveEvents();
  const isHydrated = useIsHydrated();
  const [search, setSearch] = useState('');
  const [isMaking, setIsMaking] = useState(isSignedIn && newRoomName !== null);
  const settledSearch = useDeferredValue(search.trim().slice(0, 100));

  return (
    <main id="main" className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6 sm:px-6 sm:py-8">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div>
          <h1 className="text-2xl font-semibold">Rooms</h1>
          {liveState === 'polling' ? (
            <StateDot tone="warning" className="mt-1 text-muted-foreground">
              Reconnecting; asks every 15 seconds
            </StateDot>
          ) : null}
        </div>
        <div className="flex w-full flex-wrap gap-2 sm:w-auto">
          <div className="relative min-w-40 flex-1 sm:w-64 sm:flex-none">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
            />
            <Input
              type="search"
              aria-label="Search rooms"
              placeholder="Search rooms"
              className="pl-8"
              value={search}
              onChange={({ target }) => setSearch(target.value)}
            />
          </div>
          {isSignedIn ? (
            <Button disabled={!isHydrated} onClick={() => setIsMaking(true)}>
              <Plus aria-hidden="true" />
              New room
            </Button>
          ) : null}
        </div>
      </div>
      <RefreshTroubleNote />
      <RoomList search={settledSearch} origin={origin} isSignedIn={isSignedIn} onNewRoom={() => setIsMaking(true)} />
      {isSignedIn ? <OwnDeletedRooms /> : null}
      {isSignedIn ? (
        <NewRoomDialog
          isOpen={isMaking}
          onOpenChange={setIsMaking}
          origin={origin}
          initialName={newRoomName ?? undefined}
        />
      ) : null}
    </main>
  );
}
