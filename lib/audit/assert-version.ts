import { type AuditSnapshot, listChangesSince } from '../data/audit/audit';
import type { SqlRunner } from '../data/sql';
import { AppError } from '../errors/app-error';

/** Something with a version, as it is now. */
export interface VersionedSubject {
  /** Also the word for it in sentences: `room`, `platform`. */
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/**
 * Refuses a change that was made from an older version, so that nobody's change is overwritten unseen. The refusal says
 * who changed it last, when, and which fields, as the caller knew them and as they are now; of a version that never was,
 * only which one holds.
 * @param expected the version that the caller looked at; null where the caller doesn't mind
 * @throws AppError changed-meanwhile
 */
export async function assertVersion(
  runner: SqlRunner,
  subject: VersionedSubject,
  expected: number | null,
): Promise<void> {
  if (expected === null || expected === subject.version) return;
  if (expected < 1 || expected > subject.version) throw neverIssued(subject, expected);
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

/** Versions only ever grow: a larger one was never given to anybody, so nobody changed anything since. */
function neverIssued({ kind, version, updatedAt, updatedBy }: VersionedSubject, expected: number): AppError {
  return new AppError(
    'changed-meanwhile',
    `"${expected}" is not a version of this ${kind}: it is at version "${version}". Read it, and send that version in If-Match.`,
    { details: { who: updatedBy, when: updatedAt.toISOString(), version } },
  );
}

function fieldsOf(snapshot: AuditSnapshot | null): [string, unknown][] {
  return Object.entries(snapshot ?? {}).filter(([name]) => name !== 'version');
}
