import { planSchema } from '../../schemas/plan';

/** How much there is: as a large installation has it after a year. */
export interface RoomsSize {
  readonly rooms: number;
  readonly meetings: number;
}

interface Runner {
  query(statement: { readonly text: string; readonly values?: unknown[] }): Promise<unknown>;
}

/** Of a hundred rooms so many have a call with people in it, so many were moved by hand, and so many prefer their home. */
const LIVE_PERCENT = 2;
const MOVED_PERCENT = 5;
const PINNED_PERCENT = 3;
const OWNERS = 200;

/**
 * Fills a database with rooms, a year of their meetings with the people who were in them, recordings, moves by hand and
 * a plan whose waves have begun, straight into the tables, and lets PostgreSQL count it all.
 */
export async function seedRooms(client: Runner, { rooms, meetings }: RoomsSize): Promise<void> {
  const run = (text: string, ...values: unknown[]) => client.query({ text, values });
  await run(
    `INSERT INTO users (email, name) SELECT 'owner-' || n || '@example.com', 'Owner ' || n FROM generate_series(1, $1) n`,
    OWNERS,
  );
  await run(
    `INSERT INTO rooms (slug, sort_name, title, platform, pin, tags, size, recording, owner_id, created_at)
     SELECT 'room-' || lpad(n::text, 6, '0'), 'room-' || lpad(n::text, 20, '0'), 'Room ' || n, 'whereby',
            CASE WHEN n % 100 < ${PINNED_PERCENT} THEN 'preferred' ELSE 'none' END,
            ARRAY['team-' || n % 50], 10 + n % 40, CASE WHEN n % 20 = 0 THEN 'cloud' ELSE 'none' END,
            (SELECT id FROM users WHERE email = 'owner-' || 1 + n % ${OWNERS} || '@example.com'), now() - interval '400 days'
       FROM generate_series(1, $1) n`,
    rooms,
  );
  await run(
    `INSERT INTO meetings (room_id, platform, state, vendor_room_name, settings, created_at, started_at, end_date, ended_at, peak_people)
     SELECT r.id, 'whereby', 'ended', 'seed-' || r.slug || '-' || n, '{"recording": "none"}', t.at, t.at + interval '1 minute',
            t.at + interval '8 hours', t.at + interval '40 minutes', 2 + n % 9
       FROM rooms r CROSS JOIN generate_series(1, $1) n
      CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now() - interval '1 day' - random() * interval '364 days') AS at
                           WHERE r.id IS NOT NULL AND n > 0) t
      WHERE r.slug LIKE 'room-%' ORDER BY t.at`,
    Math.floor(meetings / rooms),
  );
  await run(
    `INSERT INTO meetings (room_id, platform, state, vendor_room_name, settings, started_at, end_date)
     SELECT id, 'whereby', 'live', 'seed-live-' || slug, '{"recording": "none"}', now(), now() + interval '8 hours'
       FROM rooms WHERE slug LIKE 'room-%' AND right(slug, 2)::int < ${LIVE_PERCENT}`,
  );
  await run(
    `INSERT INTO participant_sessions (meeting_id, participant_id, display_name, state, created_at, joined_at, left_at)
     SELECT m.id, gen_random_uuid(), 'Person ' || n, CASE WHEN m.state = 'live' THEN 'open' ELSE 'closed' END,
            m.created_at, m.started_at, m.ended_at
       FROM meetings m CROSS JOIN generate_series(1, 2) n WHERE m.vendor_room_name LIKE 'seed-%'`,
  );
  await run(
    `INSERT INTO recordings (meeting_id, platform, state)
     SELECT id, 'whereby', 'ready' FROM meetings WHERE vendor_room_name LIKE 'seed-%7'`,
  );
  await run(
    `INSERT INTO overrides (room_id, platform, expires_at, created_by)
     SELECT id, 'daily', CASE WHEN right(slug, 1)::int % 2 = 0 THEN now() + interval '3 days' END, 'ada@example.com'
       FROM rooms WHERE slug LIKE 'room-%' AND right(slug, 2)::int BETWEEN 10 AND ${9 + MOVED_PERCENT}`,
  );
  await seedPlan(run);
  await run('ANALYZE');
}

async function seedPlan(run: (text: string, ...values: unknown[]) => Promise<unknown>): Promise<void> {
  const plan = planSchema.parse({
    rules: [{ id: 'rule-1', from: ['whereby'], to: 'daily', when: { tags: ['team-7', 'team-8'] } }],
    waves: [
      { id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 5 },
      { id: 'wave-2', from: ['whereby'], to: 'daily', percentage: 25 },
    ],
    salt: 'seed',
  });
  const progress = {
    waves: Object.fromEntries(plan.waves.map(({ id }) => [id, { startedAt: new Date().toISOString() }])),
  };
  await run(
    `INSERT INTO migration_plans (version, kind, plan, published_by) VALUES (1, 'publish', $1, 'ada@example.com')
     ON CONFLICT (version) DO UPDATE SET plan = excluded.plan`,
    JSON.stringify(plan),
  );
  await run(
    `INSERT INTO migration_state (id, version, progress) VALUES (1, 1, $1)
     ON CONFLICT (id) DO UPDATE SET version = 1, progress = excluded.progress`,
    JSON.stringify(progress),
  );
}
