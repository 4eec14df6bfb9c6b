import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diffSchema } from './diff-schema';

const SCHEMA_FILE = path.resolve('prisma/schema.prisma');
const MIGRATIONS_FOLDER = path.resolve('prisma/migrations');

const USAGE = `Usage: npm run migration -- <name>     a new migration, for example: npm run migration -- add_room_logo
       npm run migration -- --amend    rewrite the newest one; only while nobody has applied it yet`;

/**
 * Writes the SQL that leads from the newest migration to prisma/schema.prisma. Beside each migration lies the schema
 * that it leads to, which is what the next one starts from: so no database is needed to write one.
 */
async function makeMigration(argument: string | undefined): Promise<void> {
  const isAmending = argument === '--amend';
  if (!isAmending && !/^[a-z][a-z0-9_]{1,59}$/.test(argument ?? ''))
    return stop(`A migration needs a name of a-z, 0-9 and _.\n${USAGE}`);

  const existing = await listMigrationFolders();
  if (isAmending && existing.length === 0) return stop('There is no migration to amend.');
  const previous = existing.at(isAmending ? -2 : -1);
  const from = previous ? await readFile(path.join(MIGRATIONS_FOLDER, previous, 'schema.prisma'), 'utf8') : null;
  const to = await readFile(SCHEMA_FILE, 'utf8');
  const script = await diffSchema({ from, to });
  if (script === null)
    return stop('prisma/schema.prisma describes what the migrations already make. Nothing was written.', 0);

  const folder = (isAmending ? existing.at(-1) : undefined) ?? nameFolder(argument ?? '', existing.at(-1));
  await mkdir(path.join(MIGRATIONS_FOLDER, folder), { recursive: true });
  await writeFile(path.join(MIGRATIONS_FOLDER, folder, 'migration.sql'), script);
  await writeFile(path.join(MIGRATIONS_FOLDER, folder, 'schema.prisma'), to);
  await writeFile(path.join(MIGRATIONS_FOLDER, 'migration_lock.toml'), LOCK_FILE);
  console.log(`Wrote prisma/migrations/${folder}. Read its SQL, then commit it with prisma/schema.prisma.`);
  if (/\bDROP (TABLE|COLUMN)\b|SET NOT NULL|ADD COLUMN[^,;]*NOT NULL(?![^,;]*DEFAULT)/.test(script)) {
    console.log('It may lose data or fail on rows that exist: move or fill them in the same file first.');
  }
}

/** What `prisma migrate` wants beside the folders. */
const LOCK_FILE = `# Kept with the migrations: which database they are written for.
provider = "postgresql"
`;

async function listMigrationFolders(): Promise<string[]> {
  if (!existsSync(MIGRATIONS_FOLDER)) return [];
  const entries = await readdir(MIGRATIONS_FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The time in UTC and the name, always sorted behind the newest folder there is. */
function nameFolder(name: string, newest: string | undefined): string {
  const now = Number(new Date().toISOString().replace(/\D/g, '').slice(0, 14));
  const floor = newest ? Number(newest.slice(0, 14)) + 1 : 0;
  return `${Math.max(now, floor)}_${name}`;
}

function stop(message: string, exitCode = 1): void {
  console.error(message);
  process.exitCode = exitCode;
}

await makeMigration(process.argv[2]);
