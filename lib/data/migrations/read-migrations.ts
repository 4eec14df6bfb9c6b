import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MigrationError } from './migration-error';

export interface Migration {
  /** The folder's name: a time and a few words. Migrations are applied in this order. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  readonly checksum: string;
  /** The same text with other line ends: a checkout may have changed those and nothing else. */
  readonly equalChecksums: readonly string[];
}

/** Where the migrations are at run time: the app runs in the project's root, and bundlers don't move them. */
export function migrationsFolder(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations');
}

/** Every migration of this source, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = await listFolders(folder);
  if (names.length === 0) {
    throw new MigrationError(
      `There are no migrations in ${folder}. Start Patchbay in the root of its project, with its folder prisma/migrations.`,
    );
  }
  return Promise.all(names.map((name) => readMigration(folder, name)));
}

async function listFolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const file = path.join(folder, name, 'migration.sql');
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new MigrationError(`The migration ${file} cannot be read (${code}). Check out the project again.`, {
      cause: error,
    });
  }
  const sql = bytes.toString('utf8');
  const unix = sql.replaceAll('\r\n', '\n');
  return {
    name,
    sql,
    checksum: checksumOf(bytes),
    equalChecksums: [checksumOf(bytes), checksumOf(unix), checksumOf(unix.replaceAll('\n', '\r\n'))],
  };
}

function checksumOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
