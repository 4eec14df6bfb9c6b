import type { Actor } from '../../access/actor';
import type { SqlRunner } from '../../data/sql';
import { callOffRelocations, type NextPlatforms } from '../../meetings/relocation/call-off-relocations';
import type { RoomListing } from '../../rooms/room';

/**
 * After rooms were moved, or moves undone: people who were to be moved along to where their room no longer leads stay.
 * @returns the rooms whose people stay, each with the call that they stay in
 */
export async function keepPeopleInPlace(
  transaction: SqlRunner,
  { actor, rooms }: { readonly actor: Actor; readonly rooms: readonly (NextPlatforms & { listing: RoomListing })[] },
): Promise<ReadonlyMap<string, RoomListing>> {
  const staying = await callOffRelocations(transaction, {
    actor,
    rooms: new Map(rooms.map(({ listing, before, after }) => [listing.room.id, { before, after }])),
  });
  return new Map(
    rooms.flatMap(({ listing }) => {
      const call = staying.get(listing.room.id);
      if (!call || !listing.live) return [];
      const { id: meetingId, platform, startedAt, endDate } = call;
      const live = { ...listing.live, meetingId, platform, state: 'live', startedAt, endDate, relocateAt: null };
      return [[listing.room.id, { ...listing, live }] as const];
    }),
  );
}
