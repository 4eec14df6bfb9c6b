import type { UserRole } from '../../access/actor';
import { isUniqueViolation } from '../database-errors';
import { type SqlRunner, sql } from '../sql';

/** An account as use-cases see it; never its password's hash. */
export interface UserRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly hasPassword: boolean;
  readonly hasSingleSignOn: boolean;
  readonly sessionVersion: number;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly has_password: boolean;
  readonly has_single_sign_on: boolean;
  readonly session_version: number;
  readonly disabled_at: Date | null;
  readonly created_at: Date;
}

const COLUMNS = `id, email, name, role, password_hash IS NOT NULL AS has_password,
  oidc_subject IS NOT NULL AS has_single_sign_on, session_version, disabled_at, created_at`;

function toRecord(row: UserRow): UserRecord {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleOf(row.role),
    hasPassword: row.has_password,
    hasSingleSignOn: row.has_single_sign_on,
    sessionVersion: row.session_version,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  };
}

/** Anything but `admin` is a member: an unknown word in the database gives nobody power. */
export function roleOf(value: string): UserRole {
  return value === 'admin' ? 'admin' : 'member';
}

/** E-mail addresses are kept and compared in one form. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

export async function findUser(id: string, runner: SqlRunner = sql): Promise<UserRecord | null> {
  const [row] = await runner.query<UserRow>({
    name: 'find-user',
    text: `SELECT ${COLUMNS} FROM users WHERE id = $1`,
    values: [id],
  });
  return row ? toRecord(row) : null;
}

/** The account, and its row held until the transaction ends. */
export async function lockUser(id: string, runner: SqlRunner): Promise<UserRecord | null> {
  const [row] = await runner.query<UserRow>({
    text: `SELECT ${COLUMNS} FROM users WHERE id = $1 FOR UPDATE`,
    values: [id],
  });
  return row ? toRecord(row) : null;
}

export async function findUserByEmail(email: string, runner: SqlRunner = sql): Promise<UserRecord | null> {
  const [row] = await runner.query<UserRow>({
    text: `SELECT ${COLUMNS} FROM users WHERE email = $1`,
    values: [normaliseEmail(email)],
  });
  return row ? toRecord(row) : null;
}

export async function findUserByOidcSubject(subject: string, runner: SqlRunner = sql): Promise<UserRecord | null> {
  const [row] = await runner.query<UserRow>({
    text: `SELECT ${COLUMNS} FROM users WHERE oidc_subject = $1`,
    values: [subject],
  });
  return row ? toRecord(row) : null;
}

/** For checking a password only: the one place where a hash is read. */
export async function findPasswordHash(userId: string, runner: SqlRunner = sql): Promise<string | null> {
  const [row] = await runner.query<{ password_hash: string | null }>({
    text: 'SELECT password_hash FROM users WHERE id = $1',
    values: [userId],
  });
  return row?.password_hash ?? null;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly passwordHash: string | null;
  readonly oidcSubject?: string | null;
}

/** @returns the new account, or null where the e-mail address (or the provider's subject) is taken */
export async function insertUser(user: NewUser, runner: SqlRunner = sql): Promise<UserRecord | null> {
  const [row] = await runner.query<UserRow>({
    text: `INSERT INTO users (email, name, role, password_hash, oidc_subject) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
    values: [normaliseEmail(user.email), user.name, user.role, user.passwordHash, user.oidcSubject ?? null],
  });
  return row ? toRecord(row) : null;
}

/** Newest last. `after` is the `createdAt` and id that the page before ended with. */
export async function listUserRecords(page: {
  readonly limit: number;
  readonly after: { readonly createdAt: string; readonly id: string } | null;
}): Promise<UserRecord[]> {
  const rows = await sql.query<UserRow>({
    text: `SELECT ${COLUMNS} FROM users WHERE ($2::timestamptz IS NULL OR (created_at, id) > ($2::timestamptz, $3::uuid))
      ORDER BY created_at, id LIMIT $1`,
    values: [page.limit, page.after?.createdAt ?? null, page.after?.id ?? null],
  });
  return rows.map(toRecord);
}

/** True where somebody else could still administer; locks the administrators so that two changes can't both say so. */
export async function hasOtherAdministrator(exceptId: string, runner: SqlRunner): Promise<boolean> {
  const rows = await runner.query<{ id: string }>({
    text: `SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`,
  });
  return rows.some(({ id }) => id !== exceptId);
}

export async function countUsers(runner: SqlRunner = sql): Promise<number> {
  const [row] = await runner.query<{ count: string }>({ text: 'SELECT count(*) AS count FROM users' });
  return Number(row?.count ?? 0);
}

/** The administrator who has been there longest. */
export async function findFirstAdministrator(): Promise<UserRecord | null> {
  const [row] = await sql.query<UserRow>({
    text: `SELECT ${COLUMNS} FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY created_at, id LIMIT 1`,
  });
  return row ? toRecord(row) : null;
}

/** Held until the transaction ends: processes that start together make the first administrator one after the other. */
export async function lockFirstAdministrator(runner: SqlRunner): Promise<void> {
  await runner.query({ text: `SELECT pg_advisory_xact_lock(hashtext('patchbay.first-administrator'))` });
}

/** What may change of an account. A new password, role or disabling raises the session version: older sessions end. */
export interface UserChange {
  readonly name?: string;
  readonly email?: string;
  readonly role?: UserRole;
  readonly passwordHash?: string;
  /** The same password, hashed anew: ends no session. */
  readonly rehash?: string;
  readonly oidcSubject?: string;
  readonly isDisabled?: boolean;
}

/** @returns null where there is no such account, `'email-taken'` where the address belongs to another */
export async function updateUserRecord(
  id: string,
  change: UserChange,
  runner: SqlRunner,
): Promise<UserRecord | null | 'email-taken'> {
  try {
    const [row] = await runner.query<UserRow>({
      text: `UPDATE users SET
          name = coalesce($2, name),
          email = coalesce($3, email),
          role = coalesce($4, role),
          password_hash = coalesce($5, $8, password_hash),
          oidc_subject = coalesce($6, oidc_subject),
          disabled_at = CASE WHEN $7::boolean IS NULL THEN disabled_at WHEN $7 THEN coalesce(disabled_at, now()) END,
          session_version = session_version + CASE
            WHEN $5 IS NOT NULL OR $4 <> role OR ($7::boolean AND disabled_at IS NULL) THEN 1 ELSE 0 END
        WHERE id = $1 RETURNING ${COLUMNS}`,
      values: [
        id,
        change.name ?? null,
        change.email === undefined ? null : normaliseEmail(change.email),
        change.role ?? null,
        change.passwordHash ?? null,
        change.oidcSubject ?? null,
        change.isDisabled ?? null,
        change.rehash ?? null,
      ],
    });
    return row ? toRecord(row) : null;
  } catch (error) {
    if (isUniqueViolation(error)) return 'email-taken';
    throw error;
  }
}
