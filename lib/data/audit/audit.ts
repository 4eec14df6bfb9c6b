import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { publishChange } from '../../events/publish-change';
import type { Page } from '../../schemas/paging';
import { readPosition, toPage } from '../page';
import { nameOf } from '../rooms/deleted-rooms';
import { type SqlRunner, sql } from '../sql';

/** Fields by name, as they were before or are after a change. Never holds a secret. */
export type AuditSnapshot = Readonly<Record<string, unknown>>;

export interface NewAuditEntry {
  readonly actor: Actor;
  /** `room.created`, `platform.state-changed`, …: what it was done to, a dot, and what was done. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before?: AuditSnapshot | null;
  readonly after?: AuditSnapshot | null;
  readonly reason?: string | null;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /**
   * What the subject is called now: a room's slug, a user's address, a key's name, else the id. A deleted room whose name
   * was given away is called what it was called at the time; null where that isn't known.
   */
  readonly subjectName: string | null;
  /** The name that leads to it today, where it is a room that still has one. */
  readonly room: string | null;
  readonly before: AuditSnapshot | null;
  readonly after: AuditSnapshot | null;
  readonly reason: string | null;
}

export interface AuditFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** An id, or a part of a name. */
  readonly actor?: string | undefined;
  /** Only what was done by actors of this kind, such as `system`. */
  readonly actorKind?: string | undefined;
  /**
   * A kind, an id, a name as in `subjectName`, or kind and one of these with a colon between: `room:standup`. A room is
   * found by every name that it ever had.
   */
  readonly subject?: string | undefined;
  /** Kinds, and kinds with an id, that count as this subject as well. */
  readonly subjects?: readonly string[] | undefined;
  /** An action, or the kind before its dot: `room` finds `room.created`. */
  readonly action?: string | undefined;
  /** From this moment on, and before that one. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** A part of the reason. */
  readonly search?: string | undefined;
}

interface AuditRow extends QueryResultRow {
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  subject_name: string | null;
  room: string | null;
  before: AuditSnapshot | null;
  after: AuditSnapshot | null;
  reason: string | null;
}

/** Writes one entry, in the transaction of the change it tells of, so that there is never one without the other. */
export async function recordAudit(runner: SqlRunner, entry: NewAuditEntry): Promise<void> {
  const { actor } = entry;
  await runner.query({
    name: 'record-audit',
    text: `INSERT INTO audit_entries (actor_kind, actor_id, actor_name, action, subject_kind, subject_id, before, after, reason)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      actor.kind,
      actor.kind === 'user' || actor.kind === 'api-key' ? actor.id : null,
      describeActor(actor),
      entry.action,
      entry.subjectKind,
      entry.subjectId,
      entry.before ? JSON.stringify(entry.before) : null,
      entry.after ? JSON.stringify(entry.after) : null,
      entry.reason ?? null,
    ],
  });
  await publishChange(runner, { topic: 'audit' });
}

/** A room's name when entry `e` was written: as the entry before gave it to the room, else as the next one took it. */
const NAME_AT_THE_TIME = `coalesce(
  (SELECT n.after ->> 'name' FROM audit_entries n
    WHERE n.subject_kind = 'room' AND n.subject_id = e.subject_id AND n.id <= e.id AND n.after ->> 'name' IS NOT NULL
    ORDER BY n.id DESC LIMIT 1),
  (SELECT n.before ->> 'name' FROM audit_entries n
    WHERE n.subject_kind = 'room' AND n.subject_id = e.subject_id AND n.id >= e.id AND n.before ->> 'name' IS NOT NULL
    ORDER BY n.id LIMIT 1))`;

const ROOMS_ONCE_CALLED_SO = `
  SELECT n.subject_id FROM audit_entries n
   WHERE n.subject_kind = 'room' AND regexp_replace($4, '^room:', '') IN (n.before ->> 'name', n.after ->> 'name')`;

/** The audit log, newest first. */
export async function listAudit(filter: AuditFilter): Promise<Page<AuditEntry>> {
  const before = readPosition(filter.cursor, /^\d{1,18}$/);
  const rows = await sql.query<AuditRow>({
    text: `SELECT e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.subject_kind, e.subject_id,
                  CASE WHEN r.id IS NULL THEN coalesce(u.email, k.name, e.subject_id)
                       ELSE coalesce(${nameOf('r')}, ${NAME_AT_THE_TIME}) END AS subject_name,
                  ${nameOf('r')} AS room, e.before, e.after, e.reason
             FROM audit_entries e
             LEFT JOIN rooms r ON e.subject_kind = 'room' AND e.subject_id IN (r.id::text, r.slug)
             LEFT JOIN users u ON e.subject_kind = 'user' AND u.id::text = e.subject_id
             LEFT JOIN api_keys k ON e.subject_kind = 'api-key' AND k.id::text = e.subject_id
            WHERE ($1::bigint IS NULL OR e.id < $1)
              AND ($2::text IS NULL OR e.actor_id = $2 OR strpos(lower(e.actor_name), lower($2)) > 0)
              AND ($10::text IS NULL OR e.actor_kind = $10)
              AND ($3::text IS NULL OR e.action = $3 OR split_part(e.action, '.', 1) = $3)
              AND ($4::text IS NULL OR $4 IN (e.subject_kind, lower(e.subject_id), ${nameOf('r')}, lower(u.email), lower(k.name),
                                              e.subject_kind || ':' || e.subject_id, e.subject_kind || ':' || ${nameOf('r')})
                   OR e.subject_kind = ANY ($9) OR e.subject_kind || ':' || e.subject_id = ANY ($9)
                   OR (e.subject_kind = 'room' AND e.subject_id IN (${ROOMS_ONCE_CALLED_SO})))
              AND ($6::timestamptz IS NULL OR e.at >= $6)
              AND ($7::timestamptz IS NULL OR e.at < $7)
              AND ($8::text IS NULL OR strpos(lower(e.reason), lower($8)) > 0)
            ORDER BY e.id DESC LIMIT $5`,
    values: [
      before,
      filter.actor ?? null,
      filter.action ?? null,
      filter.subject?.toLowerCase() ?? null,
      filter.limit + 1,
      filter.from ?? null,
      filter.to ?? null,
      filter.search ?? null,
      filter.subjects ?? [],
      filter.actorKind ?? null,
    ],
  });
  return toPage(rows.map(toEntry), filter.limit, ({ id }) => id);
}

/**
 * What happened to something since a version of it, oldest first. Entries of versioned things carry the number in
 * `after.version`.
 */
export async function listChangesSince(
  runner: SqlRunner,
  subject: { kind: string; id: string; version: number },
): Promise<readonly Pick<AuditEntry, 'actorName' | 'at' | 'before' | 'after'>[]> {
  const rows = await runner.query<Pick<AuditRow, 'at' | 'actor_name' | 'before' | 'after'> & QueryResultRow>({
    text: `SELECT at, actor_name, before, after FROM audit_entries
            WHERE subject_kind = $1 AND subject_id = $2 AND (after ->> 'version')::int > $3 ORDER BY id LIMIT 500`,
    values: [subject.kind, subject.id, subject.version],
  });
  return rows.map(({ at, actor_name, before, after }) => ({ at, actorName: actor_name, before, after }));
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    room: row.room,
    before: row.before,
    after: row.after,
    reason: row.reason,
  };
}
