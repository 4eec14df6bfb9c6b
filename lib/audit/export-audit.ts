import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { writeCsvRow } from '../csv/write-csv-row';
import { type AuditFilter, listAudit } from '../data/audit/audit';
import type { AuditEntryView } from '../schemas/audit';
import { toView, withWords } from './list-audit';

const AT_ONCE = 500;

const HEAD = ['at', 'who', 'kind of actor', 'action', 'kind of subject', 'subject', 'subject id', 'reason'] as const;

/**
 * Everything in the audit log that matches, as the text of a file. Read page by page, so that its length doesn't matter.
 * @throws AppError not-signed-in, forbidden, before the first text
 */
export function exportAudit(asked: {
  actor: Actor;
  filter: Omit<AuditFilter, 'limit' | 'cursor'>;
  format: 'csv' | 'json';
}): AsyncIterable<string> {
  requireAdmin(asked.actor);
  const pages = readPages(withWords(asked.filter));
  return asked.format === 'csv' ? writeCsv(pages) : writeJson(pages);
}

async function* readPages(filter: Omit<AuditFilter, 'limit' | 'cursor'>): AsyncIterable<AuditEntryView[]> {
  let cursor: string | undefined;
  do {
    const page = await listAudit({ ...filter, limit: AT_ONCE, cursor });
    yield page.items.map(toView);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function* writeCsv(pages: AsyncIterable<AuditEntryView[]>): AsyncIterable<string> {
  yield writeCsvRow([...HEAD, 'before', 'after']);
  for await (const entries of pages) {
    yield entries
      .map(({ at, actorName, actorKind, action, subjectKind, subjectName, subjectId, reason, before, after }) =>
        writeCsvRow([
          ...[at, actorName, actorKind, action, subjectKind, subjectName, subjectId, reason],
          before && JSON.stringify(before),
          after && JSON.stringify(after),
        ]),
      )
      .join('');
  }
}

/** One JSON document, one entry a line. */
async function* writeJson(pages: AsyncIterable<AuditEntryView[]>): AsyncIterable<string> {
  yield '[';
  let isFirst = true;
  for await (const entries of pages) {
    if (entries.length === 0) continue;
    yield `${isFirst ? '' : ','}\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}`;
    isFirst = false;
  }
  yield '\n]\n';
}
