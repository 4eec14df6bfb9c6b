import { Client } from 'pg';
import { vi } from 'vitest';
import { sql } from '@/lib/data/sql';

/**
 * One clock for this process and its database, which stands until it is set: hours of grace and silence pass in no time.
 * `now()` of the database is overlaid by one that reads a table; so it has to be done before the pool connects.
 */
export async function installModelClock(): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(`
    CREATE SCHEMA model;
    CREATE TABLE model.clock (at timestamptz NOT NULL);
    INSERT INTO model.clock VALUES (to_timestamp(0));
    CREATE FUNCTION model.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM model.clock';
    DO $$ DECLARE told record; BEGIN
      FOR told IN SELECT table_name, column_name FROM information_schema.columns
                   WHERE table_schema = 'public' AND column_default IN ('CURRENT_TIMESTAMP', 'now()') LOOP
        EXECUTE format('ALTER TABLE public.%I ALTER %I SET DEFAULT model.now()', told.table_name, told.column_name);
      END LOOP;
      EXECUTE format('ALTER DATABASE %I SET search_path = model, pg_catalog, public', current_database());
      -- Nothing here has to survive a power cut.
      EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());
    END $$`);
  await client.end();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
}

export async function setModelClock(at: number): Promise<void> {
  if (at === Date.now()) return;
  vi.setSystemTime(at);
  await sql.query({ name: 'set-model-clock', text: 'UPDATE model.clock SET at = $1', values: [new Date(at)] });
}
