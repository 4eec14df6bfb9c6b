import 'server-only';
import type { QueryResultRow } from 'pg';
import { IS_AT_PLATFORM } from '../meetings/recordings';
import { isRestorable, nameOf } from '../rooms/deleted-rooms';
import { PEOPLE_COUNT } from '../rooms/room-states';
import { type SqlRunner, sql } from '../sql';

/** What in the database still depends on a platform. */
export interface PlatformDependencies {
  readonly deletedRooms: number;
  readonly liveMeetings: number;
  /** In those meetings. */
  readonly people: number;
  readonly liveRooms: readonly string[];
  /** Recordings whose file lies with the vendor alone. */
  readonly recordings: number;
  readonly recordedRooms: readonly string[];
  /** Webhooks that came from it in the last days. */
  readonly deliveries: number;
  readonly lastDeliveryAt: Date | null;
}

/** How far back webhooks are counted, in days. */
export const DELIVERY_DAYS = 7;

interface DependenciesRow extends QueryResultRow {
  deleted_rooms: number;
  live_meetings: number;
  people: number;
  live_rooms: string[] | null;
  recordings: number;
  recorded_rooms: string[] | null;
  deliveries: number;
  last_delivery_at: Date | null;
}

export async function readPlatformDependencies(
  platform: string,
  runner: SqlRunner = sql,
): Promise<PlatformDependencies> {
  const [row] = await runner.query<DependenciesRow>({
    text: `WITH live AS (
             SELECT m.id, ${nameOf('r')} AS slug FROM meetings m JOIN rooms r ON r.id = m.room_id
              WHERE m.platform = $1 AND m.state IN ('creating', 'live', 'draining')
           ), kept AS (
             SELECT f.id, ${nameOf('r')} AS slug FROM recordings f JOIN meetings m ON m.id = f.meeting_id JOIN rooms r ON r.id = m.room_id
              WHERE f.platform = $1 AND f.storage_key IS NULL AND f.deleted_at IS NULL AND ${IS_AT_PLATFORM}
           ), sent AS (
             SELECT count(*)::int AS count, max(received_at) AS last FROM webhook_deliveries
              WHERE platform = $1 AND received_at > now() - interval '${DELIVERY_DAYS} days'
           )
           SELECT (SELECT count(*)::int FROM rooms WHERE platform = $1 AND ${isRestorable('rooms')}) AS deleted_rooms,
                  (SELECT count(*)::int FROM live) AS live_meetings,
                  (SELECT ${PEOPLE_COUNT}::int FROM live JOIN participant_sessions s ON s.meeting_id = live.id) AS people,
                  (SELECT array_agg(DISTINCT slug) FROM (SELECT slug FROM live WHERE slug IS NOT NULL LIMIT 5) few) AS live_rooms,
                  (SELECT count(*)::int FROM kept) AS recordings,
                  (SELECT array_agg(DISTINCT slug) FROM (SELECT slug FROM kept WHERE slug IS NOT NULL LIMIT 5) few) AS recorded_rooms,
                  sent.count AS deliveries, sent.last AS last_delivery_at FROM sent`,
    values: [platform],
  });
  if (!row) throw new Error('A question that always has an answer had none.');
  return {
    deletedRooms: row.deleted_rooms,
    liveMeetings: row.live_meetings,
    people: row.people,
    liveRooms: row.live_rooms ?? [],
    recordings: row.recordings,
    recordedRooms: row.recorded_rooms ?? [],
    deliveries: row.deliveries,
    lastDeliveryAt: row.last_delivery_at,
  };
}
