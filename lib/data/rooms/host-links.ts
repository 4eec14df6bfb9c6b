import 'server-only';
import type { QueryResultRow } from 'pg';
import { getPrisma } from '../db';
import { isUuid } from '../is-uuid';
import { type SqlRunner, sql } from '../sql';

/** A link that lets its bearer in as host. The secret itself is not kept. */
export interface HostLink {
  readonly id: string;
  readonly label: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

interface HostLinkRow extends QueryResultRow {
  id: string;
  label: string;
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}

const COLUMNS = `l.id, l.label, (SELECT name FROM users WHERE id = l.created_by_id) AS created_by, l.created_at, l.expires_at,
  l.last_used_at`;

function toHostLink(row: HostLinkRow): HostLink {
  return {
    id: row.id,
    label: row.label,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

/** The links of a room that haven't been taken back, newest first. Expired ones are among them. */
export async function listHostLinks(roomId: string): Promise<HostLink[]> {
  const links = await getPrisma().hostLink.findMany({
    where: { roomId, revokedAt: null },
    select: {
      id: true,
      label: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      author: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return links.map(({ author, ...link }) => ({ ...link, createdBy: author?.name ?? null }));
}

export async function insertHostLink(
  transaction: SqlRunner,
  link: { roomId: string; label: string; secretHash: string; createdById: string | null; expiresAt: Date | null },
): Promise<HostLink> {
  const [row] = await transaction.query<HostLinkRow>({
    text: `INSERT INTO host_links AS l (room_id, label, secret_hash, created_by_id, expires_at)
           VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    values: [link.roomId, link.label, link.secretHash, link.createdById, link.expiresAt],
  });
  if (!row) throw new Error('A host link was inserted and not returned.');
  return toHostLink(row);
}

/** Takes a link back. Null where the room has no such link, or it was taken back already. */
export async function markHostLinkRevoked(
  transaction: SqlRunner,
  roomId: string,
  linkId: string,
): Promise<HostLink | null> {
  if (!isUuid(linkId)) return null;
  const [row] = await transaction.query<HostLinkRow>({
    text: `UPDATE host_links l SET revoked_at = now() WHERE l.id = $2 AND l.room_id = $1 AND l.revoked_at IS NULL RETURNING ${COLUMNS}`,
    values: [roomId, linkId],
  });
  return row ? toHostLink(row) : null;
}

/** Of these links, those that nobody has taken back. One that only expired still makes hosts of whoever came with it. */
export async function findHeldHostLinks(linkIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string } & QueryResultRow>({
    name: 'find-held-host-links',
    text: 'SELECT id FROM host_links WHERE id = ANY ($1::uuid[]) AND revoked_at IS NULL',
    values: [linkIds],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Of these links, those that open their room now: neither taken back nor expired. */
export async function findOpenHostLinks(linkIds: readonly string[], runner: SqlRunner): Promise<ReadonlySet<string>> {
  const rows = await runner.query<{ id: string } & QueryResultRow>({
    name: 'find-open-host-links',
    text: `SELECT id FROM host_links
            WHERE id = ANY ($1::uuid[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    values: [linkIds],
  });
  return new Set(rows.map(({ id }) => id));
}

/** True where a secret opens a link of the room now. */
export async function isHostLinkOpen(roomId: string, secretHash: string): Promise<boolean> {
  const rows = await sql.query({
    name: 'is-host-link-open',
    text: `SELECT 1 FROM host_links
            WHERE room_id = $1 AND secret_hash = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    values: [roomId, secretHash],
  });
  return rows.length > 0;
}

/** Finds the link of a room that a secret opens now, and notes that it was used. */
export async function markHostLinkUsed(
  roomId: string,
  secretHash: string,
): Promise<{ id: string; label: string } | null> {
  const [row] = await sql.query<{ id: string; label: string } & QueryResultRow>({
    name: 'mark-host-link-used',
    text: `UPDATE host_links SET last_used_at = now()
            WHERE room_id = $1 AND secret_hash = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
        RETURNING id, label`,
    values: [roomId, secretHash],
  });
  return row ?? null;
}
