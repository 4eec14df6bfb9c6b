import type { PlatformPresence, PlatformServices, PresenceReport, RoomSession, VendorRoom } from '../contract';
import { requestVendor } from '../shared/http';
import { isInBreakout } from './map-event';
import { type CensusEntry, censusSchema } from './schemas';

/** Where Prosody's own status is read: its HTTP server, on a private network. */
export interface CensusAccess {
  readonly apiUrl: string;
  readonly account: string;
  readonly services: PlatformServices;
}

/**
 * The conference that goes on in a room now, as Prosody's census (`mod_muc_census`) knows it; the server remembers none
 * that are over. A room is listed for as long as anybody is in it or in one of its breakout rooms. One that has no
 * beginning yet was opened and not entered, and is no conference.
 * @throws VideoPlatformError
 */
export async function getRoomSessions(access: CensusAccess, room: VendorRoom): Promise<readonly RoomSession[]> {
  const entry = findEntry(await readCensus(access, 'list-sessions'), room);
  const roomName = room.roomName.toLowerCase();
  if (!entry?.created_time) return [];
  return [{ sessionId: `${roomName}@${entry.created_time.getTime()}`, startedAt: entry.created_time, endedAt: null }];
}

/** The census is of this moment; events are of whole seconds, and clocks differ a little. */
const LAG_MS = 5_000;

/** One call on a private network answers for all rooms. */
const EVERY_MS = 3_000;

/**
 * What the census can be trusted for: that nobody is in a room which it doesn't list, and since when the conference goes
 * on that it does. It counts people and machines in the main room and leaves out breakout rooms; it names nobody.
 */
export function presenceOf(access: CensusAccess): PlatformPresence {
  const askForAll = async () => {
    const census = await readCensus(access, 'read-census');
    return (room: VendorRoom) => reportOf(findEntry(census, room));
  };
  return {
    tells: 'conference',
    lagMs: LAG_MS,
    everyMs: EVERY_MS,
    ask: async (room) => (await askForAll())(room),
    askForAll,
    isCounted: (connectionId) => !isInBreakout(connectionId),
  };
}

/** A room that was opened and not entered has no beginning, and nobody in it. */
function reportOf(entry: CensusEntry | undefined): PresenceReport {
  const startedAt = entry?.created_time;
  if (!entry || !startedAt) return { tells: 'conference', conference: null };
  return { tells: 'conference', conference: { startedAt, connections: entry.participants } };
}

function findEntry(census: readonly CensusEntry[], { roomName }: VendorRoom): CensusEntry | undefined {
  return census.find((listed) => roomNameOf(listed) === roomName.toLowerCase());
}

/** One sentence on what goes on at the server. @throws VideoPlatformError */
export async function describeCensus(access: CensusAccess): Promise<string> {
  const census = await readCensus(access, 'check-census');
  const people = census.reduce((sum, { participants }) => sum + (participants ?? 0), 0);
  return `Its census counts ${plural(people, 'person', 'people')} in ${plural(census.length, 'room', 'rooms')}.`;
}

async function readCensus(access: CensusAccess, operation: string): Promise<readonly CensusEntry[]> {
  const answer = await requestVendor({
    platform: 'jitsi',
    operation,
    services: access.services,
    account: access.account,
    retry: 'always',
    method: 'GET',
    url: `${access.apiUrl}/room-census`,
    schema: censusSchema,
  });
  return answer.room_census;
}

/** `standup@muc.meet.jitsi` is `standup`, a tenant's `[acme]standup@…` another room. */
function roomNameOf(entry: CensusEntry): string {
  return entry.room_name.slice(0, entry.room_name.lastIndexOf('@')).toLowerCase();
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
