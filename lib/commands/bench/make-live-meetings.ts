import type { Client } from 'pg';

/**
 * Rooms with a live meeting each, straight into the tables.
 * @returns the vendor's names of their rooms
 */
export async function makeLiveMeetings(client: Client, platform: string, count: number): Promise<string[]> {
  const made = await client.query<{ vendor_room_name: string }>(
    `WITH made AS (
       INSERT INTO rooms (slug, title, platform)
       SELECT 'load-' || n, 'Load ' || n, $1 FROM generate_series(1, $2) AS n RETURNING id, slug
     )
     INSERT INTO meetings (room_id, platform, state, vendor_room_name, end_date, vendor_end_date)
     SELECT id, $1, 'live', slug || '-at-the-vendor', now() + interval '8 hours', now() + interval '24 hours' FROM made
     RETURNING vendor_room_name`,
    [platform, count],
  );
  return made.rows.map(({ vendor_room_name }) => vendor_room_name);
}
