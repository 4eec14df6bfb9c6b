import { type Actor, SYSTEM } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireAdmin } from '../access/policies';
import { type AuditEntry, type AuditFilter, listAudit as listKeptAudit } from '../data/audit/audit';
import type { AuditEntryView } from '../schemas/audit';
import { describeAuditSubject, findAuditSubjects } from '../schemas/audit-subject';
import type { Page } from '../schemas/paging';

/** The audit log, newest first. @throws AppError not-signed-in, forbidden, invalid-request for a wrong cursor */
export async function listAudit({
  actor,
  filter,
}: {
  actor: Actor;
  filter: AuditFilter;
}): Promise<Page<AuditEntryView>> {
  requireAdmin(actor);
  const page = await listKeptAudit(withWords(filter));
  return { items: page.items.map(toView), nextCursor: page.nextCursor };
}

/**
 * What the pages call a subject finds it too; and the name of the system what it did itself, none of what was done by people
 * or keys that are called after it.
 */
export function withWords<Filter extends Pick<AuditFilter, 'actor' | 'subject'>>(
  filter: Filter,
): Filter & Pick<AuditFilter, 'actorKind' | 'subjects'> {
  const { actor, subject } = filter;
  return {
    ...filter,
    ...(actor?.toLowerCase() === describeActor(SYSTEM).toLowerCase() ? { actorKind: SYSTEM.kind } : {}),
    ...(subject === undefined ? {} : { subjects: findAuditSubjects(subject) }),
  };
}

/** An entry as pages, files and the API give it: what it was done to is called the same in all of them. */
export function toView(entry: AuditEntry): AuditEntryView {
  const { subjectKind, subjectId, subjectName, at } = entry;
  return { ...entry, at: at.toISOString(), subjectName: describeAuditSubject(subjectKind, subjectId) ?? subjectName };
}
