import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { type AuditEntry, type AuditFilter, listAudit as listKeptAudit } from '../data/audit';
import type { AuditEntryView } from '../schemas/audit';
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
  const page = await listKeptAudit(filter);
  return { items: page.items.map(toView), nextCursor: page.nextCursor };
}

function toView(entry: AuditEntry): AuditEntryView {
  return { ...entry, at: entry.at.toISOString() };
}
