import type { UserRole } from '../../access/actor';
import { type SqlRunner, sql } from '../sql';
import { roleOf } from './users';

/** A key for machines; never its secret, of which only a hash is kept. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  /** The first characters of the secret. */
  readonly hint: string;
  readonly role: UserRole;
  readonly userId: string | null;
  /** Who the key acts for, as people know them; null for keys of nobody. */
  readonly owner: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A key and what its user may do now. */
export interface ApiKeyWithUser extends ApiKeyRecord {
  readonly userRole: UserRole | null;
  readonly isUserDisabled: boolean;
}

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly role: string;
  readonly user_id: string | null;
  readonly owner: string | null;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly user_role: string | null;
  readonly is_user_disabled: boolean;
}

const SELECT = `SELECT k.id, k.name, k.hint, k.role, k.user_id, u.email AS owner, k.created_at, k.expires_at, k.revoked_at,
    k.last_used_at, u.role AS user_role, u.disabled_at IS NOT NULL AS is_user_disabled
  FROM api_keys k LEFT JOIN users u ON u.id = k.user_id`;

function toRecord(row: ApiKeyRow): ApiKeyWithUser {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    role: roleOf(row.role),
    userId: row.user_id,
    owner: row.owner,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    userRole: row.user_role === null ? null : roleOf(row.user_role),
    isUserDisabled: row.is_user_disabled,
  };
}

export async function findApiKeyByHash(keyHash: string): Promise<ApiKeyWithUser | null> {
  const [row] = await sql.query<ApiKeyRow>({
    name: 'find-api-key-by-hash',
    text: `${SELECT} WHERE k.key_hash = $1`,
    values: [keyHash],
  });
  return row ? toRecord(row) : null;
}

/** The key, held until the transaction ends. */
export async function lockApiKey(id: string, runner: SqlRunner): Promise<ApiKeyRecord | null> {
  const [row] = await runner.query<ApiKeyRow>({ text: `${SELECT} WHERE k.id = $1 FOR UPDATE OF k`, values: [id] });
  return row ? toRecord(row) : null;
}

export interface NewApiKey {
  readonly name: string;
  readonly hint: string;
  readonly keyHash: string;
  readonly role: UserRole;
  readonly userId: string | null;
  readonly expiresAt: Date | null;
}

export async function insertApiKey(key: NewApiKey, runner: SqlRunner): Promise<string> {
  const [row] = await runner.query<{ id: string }>({
    text: `INSERT INTO api_keys (name, hint, key_hash, role, user_id, expires_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    values: [key.name, key.hint, key.keyHash, key.role, key.userId, key.expiresAt],
  });
  if (!row) throw new Error('PostgreSQL returned no row for an inserted API key.');
  return row.id;
}

/** Keys that are not revoked, newest first. `userId` null lists those of everybody. */
export async function listApiKeyRecords(page: {
  readonly userId: string | null;
  readonly limit: number;
  readonly after: { readonly createdAt: string; readonly id: string } | null;
}): Promise<ApiKeyRecord[]> {
  const rows = await sql.query<ApiKeyRow>({
    text: `${SELECT} WHERE k.revoked_at IS NULL AND ($1::uuid IS NULL OR k.user_id = $1)
      AND ($3::timestamptz IS NULL OR (k.created_at, k.id) < ($3::timestamptz, $4::uuid))
      ORDER BY k.created_at DESC, k.id DESC LIMIT $2`,
    values: [page.userId, page.limit, page.after?.createdAt ?? null, page.after?.id ?? null],
  });
  return rows.map(toRecord);
}

export async function markApiKeyRevoked(id: string, runner: SqlRunner): Promise<void> {
  await runner.query({
    text: 'UPDATE api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL',
    values: [id],
  });
}

/** Notes that a key was used, at most once a minute: a busy machine must not write with each request. */
export async function touchApiKey(id: string): Promise<void> {
  await sql.query({
    name: 'touch-api-key',
    text: `UPDATE api_keys SET last_used_at = now()
      WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    values: [id],
  });
}
