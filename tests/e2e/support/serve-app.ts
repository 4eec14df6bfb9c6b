import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { makeTemporaryDataDirectory } from '@/lib/commands/make-temporary-data-directory';
import { runChild } from '@/lib/commands/run-child';
import { ADMINISTRATOR, API_KEY, JITSI } from './administrator';

// Starts the app as `npm start` does, on data of its own that is gone afterwards: a folder with an embedded database, or
// a database of its own on the server of DATABASE_URL.

const folder = makeTemporaryDataDirectory('e2e');
const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
const database = given ? { server: given, name: `patchbay_e2e_${randomBytes(4).toString('hex')}` } : null;

if (database) await run(database.server, `CREATE DATABASE ${database.name}`);
const code = await runChild({
  parameters: ['--conditions=react-server', '--import', 'tsx', 'lib/commands/start.ts'],
  env: {
    DATA_DIR: folder,
    DATABASE_URL: database ? urlOf(database) : '',
    NEXTAUTH_SECRET: 'only-for-end-to-end-tests-0123456789',
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    PATCHBAY_API_KEY: API_KEY,
    PATCHBAY_DEMO: 'true',
    DEFAULT_VIDEO_PLATFORM: 'mock',
    JITSI_DOMAIN: JITSI.domain,
    JITSI_JWT_APP_ID: JITSI.appId,
    JITSI_JWT_SECRET: JITSI.secret,
    PATCHBAY_CONFIG: '',
    PUBLIC_URL: '',
    LOG_LEVEL: 'warn',
  },
});
if (database) await run(database.server, `DROP DATABASE IF EXISTS ${database.name} WITH (FORCE)`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;

function urlOf({ server, name }: { server: string; name: string }): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function run(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
