import { z } from 'zod';
import { auditEntrySchema } from '../schemas/audit';
import { auditActionFilter } from '../schemas/audit-actions';
import { pageOf, pagingSchema } from '../schemas/paging';
import { isoDate } from '../schemas/text';
import { defineOperation } from './define-operation';

const filter = z.string().trim().min(1).max(200).optional();
const moment = isoDate.transform((at) => new Date(at)).optional();

const filters = {
  actor: filter.describe(
    'An id, or part of a name. `Patchbay` finds what it did itself, and nothing by people or keys that are called so.',
  ),
  action: auditActionFilter
    .optional()
    .describe('An action such as `room.created`, or what comes before its dot, such as `room`.'),
  subject: filter.describe(
    'A kind, an id, a name, or what the pages call it, such as `Daily` or `the plan`; or kind and id or name: `room:standup`.',
  ),
  from: moment.describe('No entries before this moment.'),
  to: moment.describe('No entries from this moment on.'),
  search: filter.describe('Part of the reason that was given.'),
};

export const auditOperations = {
  listAudit: defineOperation({
    id: 'listAudit',
    method: 'GET',
    path: '/audit',
    summary: 'Who changed what, and when, newest first.',
    access: 'admin',
    query: pagingSchema.extend(filters),
    status: 200,
    response: pageOf(auditEntrySchema),
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
  exportAudit: defineOperation({
    id: 'exportAudit',
    method: 'GET',
    path: '/audit/export',
    summary: 'Everything in the audit log that matches, newest first, as a CSV or JSON file.',
    access: 'admin',
    query: z.object({ ...filters, format: z.enum(['csv', 'json']).default('csv') }),
    status: 200,
    response: z.string().meta({ contentType: 'text/csv' }),
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
} as const;
