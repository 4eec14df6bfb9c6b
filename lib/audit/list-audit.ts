import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { type AuditEntry, type AuditFilter, listAudit as listKeptAudit } from '../data/audit/audit';
import type { AuditEntryView } from '../schemas/audit';
import { findAuditSubjects } from '../schemas/audit-subject';
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

/** What the pages call a subject finds it too. */
export function withWords<Filter extends Pick<AuditFilter, 'subject'>>(
  filter: Filter,
): Filter & Pick<AuditFilter, 'subjects'> {
  return filter.subject === undefined ? filter : { ...filter, subjects: findAuditSubjects(filter.subject) };
}

function toView(entry: AuditEntry): AuditEntryView {
  return { ...entry, at: entry.at.toISOString() };
}
