import { type AuditSnapshot, listChangesSince } from '../data/audit';
import type { SqlRunner } from '../data/sql';
import { AppError } from '../errors/app-error';

/** Something with a version, as it is now. */
export interface VersionedSubject {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/**
 * Refuses a change that was made from an older version, so that nobody's change is overwritten unseen. The refusal says
 * who changed it last, when, and which fields, as the caller knew them and as they are now.
 * @param expected the version that the caller looked at; null where the caller doesn't mind
 * @throws AppError changed-meanwhile
 */
export async function assertVersion(
  runner: SqlRunner,
  subject: VersionedSubject,
  expected: number | null,
): Promise<void> {
  if (expected === null || expected === subject.version) return;
  const changes = await listChangesSince(runner, { kind: subject.kind, id: subject.id, version: expected });
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const change of changes) {
    // The first value before is the one that the caller knew; the last one after is what holds now.
    for (const [name, value] of fieldsOf(change.before)) if (!(name in before)) before[name] = value;
    for (const [name, value] of fieldsOf(change.after)) after[name] = value;
  }
  const who = subject.updatedBy ?? 'Somebody';
  throw new AppError('changed-meanwhile', `${who} changed this meanwhile. Look at it again before you change it.`, {
    details: { who: subject.updatedBy, when: subject.updatedAt.toISOString(), version: subject.version, before, after },
  });
}

function fieldsOf(snapshot: AuditSnapshot | null): [string, unknown][] {
  return Object.entries(snapshot ?? {}).filter(([name]) => name !== 'version');
}
