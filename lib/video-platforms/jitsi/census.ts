import type { PlatformServices, RoomSession, VendorRoom } from '../contract';
import { requestVendor } from '../shared/http';
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
  const roomName = room.roomName.toLowerCase();
  const entry = (await readCensus(access, 'list-sessions')).find((listed) => roomNameOf(listed) === roomName);
  if (!entry?.created_time) return [];
  return [{ sessionId: `${roomName}@${entry.created_time.getTime()}`, startedAt: entry.created_time, endedAt: null }];
}

/** One sentence on what goes on at the server. @throws VideoPlatformError */
export async function describeCensus(access: CensusAccess): Promise<string> {
  const census = await readCensus(access, 'check-census');
  const people = census.reduce((sum, { participants }) => sum + Math.max(0, participants), 0);
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
