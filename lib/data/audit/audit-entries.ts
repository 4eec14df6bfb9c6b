import 'server-only';
import { describeActor } from '../../access/describe-actor';
import { publishChange } from '../../events/publish-change';
import type { SqlRunner } from '../sql';
import type { NewAuditEntry } from './audit';

/** Writes many entries at once, in the transaction of the changes they tell of. */
export async function recordAuditEntries(runner: SqlRunner, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await runner.query({
    text: `INSERT INTO audit_entries (actor_kind, actor_id, actor_name, action, subject_kind, subject_id, before, after, reason)
           SELECT e.actor_kind, e.actor_id, e.actor_name, e.action, e.subject_kind, e.subject_id, e.before, e.after, e.reason
             FROM jsonb_to_recordset($1::jsonb) AS e(actor_kind text, actor_id text, actor_name text, action text,
                    subject_kind text, subject_id text, before jsonb, after jsonb, reason text)`,
    values: [JSON.stringify(entries.map(toRecord))],
  });
  await publishChange(runner, { topic: 'audit' });
}

function toRecord({ actor, action, subjectKind, subjectId, before, after, reason }: NewAuditEntry) {
  return {
    actor_kind: actor.kind,
    actor_id: actor.kind === 'user' || actor.kind === 'api-key' ? actor.id : null,
    actor_name: describeActor(actor),
    action,
    subject_kind: subjectKind,
    subject_id: subjectId,
    before: before ?? null,
    after: after ?? null,
    reason: reason ?? null,
  };
}
