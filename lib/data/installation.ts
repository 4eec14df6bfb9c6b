import 'server-only';
import { randomInt } from 'node:crypto';
import { type SqlRunner, sql } from './sql';

export interface Installation {
  /** 8 characters a-z and 0-9, beginning with a letter: part of every room name made at a vendor. */
  readonly installationId: string;
  readonly demoSeededAt: Date | null;
}

interface InstallationRow {
  installation_id: string;
  demo_seeded_at: Date | null;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;

/** Makes this database's identity at its first start, and gives it at every one. Safe in a race: the first one stays. */
export async function ensureInstallation(): Promise<Installation> {
  await sql.query({
    text: 'INSERT INTO installation (id, installation_id) VALUES (1, $1) ON CONFLICT (id) DO NOTHING',
    values: [makeInstallationId()],
  });
  return getInstallation();
}

/** Who this installation is. Throws before the first start has made it. */
export async function getInstallation(runner: SqlRunner = sql): Promise<Installation> {
  const [row] = await runner.query<InstallationRow>({
    name: 'installation-get',
    text: 'SELECT installation_id, demo_seeded_at FROM installation WHERE id = 1',
  });
  if (!row) throw new Error('This database has no installation yet: ensureInstallation() runs at start.');
  return { installationId: row.installation_id, demoSeededAt: row.demo_seeded_at };
}

/** The platforms that nothing could be moved to at the latest start, as the environment said. Locked until the end. */
export async function lockHeldOff(transaction: SqlRunner): Promise<readonly string[]> {
  const [row] = await transaction.query<{ held_off: string[] }>({
    text: 'SELECT held_off FROM installation WHERE id = 1 FOR UPDATE',
  });
  return row?.held_off ?? [];
}

export async function updateHeldOff(transaction: SqlRunner, targets: readonly string[]): Promise<void> {
  await transaction.query({ text: 'UPDATE installation SET held_off = $1 WHERE id = 1', values: [targets] });
}

/**
 * Claims the making of the demo rooms. Give the transaction that makes them: a second process then waits for it, and is
 * told no once it is committed.
 * @returns true for the one caller who makes them
 */
export async function markDemoSeeded(runner: SqlRunner): Promise<boolean> {
  const rows = await runner.query({
    text: 'UPDATE installation SET demo_seeded_at = now() WHERE id = 1 AND demo_seeded_at IS NULL RETURNING id',
  });
  return rows.length > 0;
}

function makeInstallationId(): string {
  const tail = Array.from({ length: 7 }, () => pick(LETTERS_AND_DIGITS));
  return pick(LETTERS) + tail.join('');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}
