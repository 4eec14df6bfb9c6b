import 'server-only';
import type { QueryResultRow } from 'pg';
import type { AdminRoomSort, RoomFilter } from '../../schemas/room-filter';
import { toSortName } from '../../schemas/sort-name';
import { type SqlRunner, sql } from '../sql';
import { placeOfName } from './place-of-name';
import { PEOPLE_COUNT } from './room-states';

/** A room in the order of a list, and what it is ordered by. */
export interface RoomKey {
  readonly id: string;
  readonly slug: string;
  /** 0 where the list goes by name. */
  readonly value: number;
}

/** Where a page begins: after this room, or after where it would stand. */
export type RoomPosition = Pick<RoomKey, 'slug' | 'value'>;

/** What the database knows of a filter; decisions are not kept there. */
export type StoredRoomFilter = Omit<RoomFilter, 'next' | 'reason'>;

/** What a list may be ordered by besides the name: a join that gives the value. */
const NO_VALUE = { join: '', value: '0' };
const PEOPLE = {
  join: `LEFT JOIN (
           SELECT m.room_id, ${PEOPLE_COUNT} AS people
             FROM meetings m JOIN participant_sessions s ON s.meeting_id = m.id AND s.state = 'open'
            WHERE m.state IN ('live', 'draining') GROUP BY m.room_id
         ) p ON p.room_id = r.id`,
  value: 'coalesce(p.people, 0)',
};
const LATEST = {
  join: `LEFT JOIN LATERAL (
           SELECT m.started_at FROM meetings m WHERE m.room_id = r.id AND m.started_at IS NOT NULL
            ORDER BY m.created_at DESC LIMIT 1
         ) latest ON true`,
  value: 'coalesce((extract(epoch FROM latest.started_at) * 1000)::bigint, 0)',
};

/** Rooms of one value go by name. */
const NAME = '(k.sort_name, k.slug)';
const PLACE = `(${placeOfName('$8', '$9')}, $8)`;

function isAfterValue(value: string, place: string): string {
  return `(${value}, k.sort_name, k.slug) > (${place}, ${placeOfName('$8', '$9')}, $8)`;
}

const ORDERS = {
  name: { ...NO_VALUE, isAfter: `${NAME} > ${PLACE}`, orderBy: 'k.sort_name, k.slug' },
  '-name': { ...NO_VALUE, isAfter: `${NAME} < ${PLACE}`, orderBy: 'k.sort_name DESC, k.slug DESC' },
  people: {
    ...PEOPLE,
    isAfter: isAfterValue('-k.value', '-$10::bigint'),
    orderBy: 'k.value DESC, k.sort_name, k.slug',
  },
  recent: {
    ...LATEST,
    isAfter: isAfterValue('-k.value', '-$10::bigint'),
    orderBy: 'k.value DESC, k.sort_name, k.slug',
  },
  '-recent': { ...LATEST, isAfter: isAfterValue('k.value', '$10::bigint'), orderBy: 'k.value, k.sort_name, k.slug' },
} as const satisfies Record<AdminRoomSort, { join: string; value: string; isAfter: string; orderBy: string }>;

/** Lists are asked of sets of rooms: whatever a filter looks for is found once for all of them, not room by room. */
const WHERE = `
  r.deleted_at IS NULL
  AND ($1::text IS NULL OR strpos(r.slug, lower($1)) > 0 OR strpos(lower(r.title), lower($1)) > 0 OR lower($1) = ANY (r.tags))
  AND ($2::text IS NULL OR r.platform = $2)
  AND ($3::text IS NULL OR CASE WHEN $3 = 'none' THEN r.owner_id IS NULL
                                ELSE r.owner_id = (SELECT id FROM users WHERE email = lower($3)) END)
  AND ($4::text IS NULL OR $4 = ANY (r.tags))
  AND ($5::text IS NULL OR r.pin = $5)
  AND ($6::boolean IS NULL OR $6 = (r.id IN (SELECT room_id FROM meetings WHERE state IN ('creating', 'live', 'draining'))))
  AND ($7::boolean IS NULL OR $7 = (r.id IN (SELECT room_id FROM overrides
                                              WHERE lifted_at IS NULL AND (expires_at IS NULL OR expires_at > now()))))`;

/** A statement that a test can ask the database to explain. */
export function selectRoomKeys(asked: {
  readonly filter: StoredRoomFilter;
  readonly sort: AdminRoomSort;
  readonly after?: RoomPosition | null;
  readonly limit?: number;
}): { text: string; values: unknown[] } {
  const { filter, sort, after = null, limit } = asked;
  const { join, value, isAfter, orderBy } = ORDERS[sort];
  const values = valuesOf(filter);
  const conditions: string[] = [];
  if (after) {
    conditions.push(isAfter);
    values.push(after.slug, toSortName(after.slug));
    if (sort !== 'name' && sort !== '-name') values.push(after.value);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return {
    text: `SELECT k.id, k.slug, k.value
             FROM (SELECT r.id, r.slug, r.sort_name, ${value} AS value FROM rooms r ${join} WHERE ${WHERE}) k
             ${where} ORDER BY ${orderBy} ${limit === undefined ? '' : `LIMIT ${limit}`}`,
    values,
  };
}

/** Rooms that match, in order: from a position on and as many as asked for, or all of them. */
export async function listRoomKeys(asked: Parameters<typeof selectRoomKeys>[0]): Promise<RoomKey[]> {
  const rows = await sql.query<{ id: string; slug: string; value: string } & QueryResultRow>(selectRoomKeys(asked));
  return rows.map(({ id, slug, value }) => ({ id, slug, value: Number(value) }));
}

/** How many rooms match. */
export async function countMatchingRooms(filter: StoredRoomFilter): Promise<number> {
  const [row] = await sql.query<{ count: number } & QueryResultRow>({
    text: `SELECT count(*)::int AS count FROM rooms r WHERE ${WHERE}`,
    values: valuesOf(filter),
  });
  return row?.count ?? 0;
}

/** When somebody was last in a meeting of these rooms began, by room; rooms that nobody ever was in are left out. */
export async function listLatestMeetings(
  roomIds: readonly string[],
  runner: SqlRunner = sql,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await runner.query<{ id: string; started_at: Date } & QueryResultRow>({
    text: `SELECT r.id, latest.started_at FROM rooms r
             JOIN LATERAL (SELECT m.started_at FROM meetings m WHERE m.room_id = r.id AND m.started_at IS NOT NULL
                            ORDER BY m.created_at DESC LIMIT 1) latest ON true
            WHERE r.id = ANY ($1::uuid[])`,
    values: [roomIds],
  });
  return new Map(rows.map(({ id, started_at }) => [id, started_at]));
}

/** What rooms can be narrowed down by, each with the number of rooms, the most first. */
export interface RoomFacets {
  readonly owners: readonly { readonly email: string | null; readonly name: string | null; readonly rooms: number }[];
  readonly tags: readonly { readonly tag: string; readonly rooms: number }[];
}

const MOST_FACETS = 100;

export async function countRoomFacets(): Promise<RoomFacets> {
  const [owners, tags] = await Promise.all([
    sql.query<RoomFacets['owners'][number] & QueryResultRow>({
      text: `SELECT u.email, u.name, count(*)::int AS rooms FROM rooms r LEFT JOIN users u ON u.id = r.owner_id
              WHERE r.deleted_at IS NULL GROUP BY u.email, u.name ORDER BY rooms DESC, u.email LIMIT ${MOST_FACETS}`,
    }),
    sql.query<RoomFacets['tags'][number] & QueryResultRow>({
      text: `SELECT tag, count(*)::int AS rooms FROM rooms r, unnest(r.tags) AS tag
              WHERE r.deleted_at IS NULL GROUP BY tag ORDER BY rooms DESC, tag LIMIT ${MOST_FACETS}`,
    }),
  ]);
  return { owners, tags };
}

function valuesOf({ search, platform, owner, tag, pin, live, moved }: StoredRoomFilter): unknown[] {
  return [
    search || null,
    platform ?? null,
    owner ?? null,
    tag?.toLowerCase() ?? null,
    pin ?? null,
    live ?? null,
    moved ?? null,
  ];
}
