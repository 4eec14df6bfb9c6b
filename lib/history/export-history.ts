import type { Actor } from '../access/actor';
import { writeCsvRow } from '../csv/write-csv-row';
import { selectGatherings } from '../data/meetings/room-history';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import { findRoomToManage } from '../rooms/find-room';
import type { Room } from '../rooms/room';
import type { Gathering } from './gathering';
import { groupPeople, type Visit } from './group-people';
import { spanOfGathering } from './span-of-gathering';

const HEAD = [
  'room',
  'call',
  'call began',
  'call ended',
  'platforms',
  'name',
  'role',
  'joined',
  'left',
  'minutes',
] as const;

const AT_ONCE = 100;

/**
 * The whole history of a room as rows of a CSV file, newest call first: one row for each time that somebody was in, and
 * one for a call that nobody entered. Read page by page, so that its length doesn't matter.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, before the first row
 */
export async function exportHistory(asked: {
  actor: Actor;
  slug: string;
}): Promise<{ fileName: string; rows: AsyncIterable<string> }> {
  const { room } = await findRoomToManage(asked.slug, asked.actor);
  return { fileName: `${room.slug}-history.csv`, rows: writeRows(room) };
}

async function* writeRows(room: Room): AsyncIterable<string> {
  yield writeCsvRow(HEAD);
  let cursor: string | undefined;
  do {
    const page = await selectGatherings(room.id, { limit: AT_ONCE, cursor });
    yield page.items.map((gathering) => rowsOf(room, gathering)).join('');
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function rowsOf(room: Room, gathering: Gathering): string {
  const { id, meetings, sessions } = gathering;
  const platforms = [...new Set(meetings.map(({ platform }) => labelOfPlatform(platform)))].join(', ');
  const { from, until } = spanOfGathering(gathering);
  const call = [room.slug, id, from, until, platforms] as const;
  const people = groupPeople(sessions);
  if (people.length === 0) return writeCsvRow([...call, null, null, null, null, null]);
  return people
    .flatMap(({ displayName, role, visits }) =>
      visits.map((visit) => writeCsvRow([...call, displayName, role, visit.from, visit.until, minutesOf(visit)])),
    )
    .join('');
}

/** Null while somebody is in. */
function minutesOf({ from, until }: Visit): number | null {
  return until === null ? null : Math.round((until.getTime() - from.getTime()) / 6_000) / 10;
}
