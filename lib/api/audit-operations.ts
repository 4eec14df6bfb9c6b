import { z } from 'zod';
import { auditEntrySchema } from '../schemas/audit';
import { pageOf, pagingSchema } from '../schemas/paging';
import { defineOperation } from './define-operation';

const filter = z.string().trim().min(1).max(200).optional();

export const auditOperations = {
  listAudit: defineOperation({
    id: 'listAudit',
    method: 'GET',
    path: '/audit',
    summary: 'Who changed what, and when, newest first.',
    access: 'admin',
    query: pagingSchema.extend({
      actor: filter.describe('An id, or part of a name.'),
      action: filter.describe('An action such as `room.created`, or what comes before its dot.'),
      subject: filter.describe('A kind, an id, or a room’s name; or kind and one of these: `room:standup`.'),
    }),
    status: 200,
    response: pageOf(auditEntrySchema),
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
} as const;
