import { auditOperations } from '@/lib/api/audit-operations';
import { listAudit } from '@/lib/audit/list-audit';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(auditOperations.listAudit, ({ actor, query }) => listAudit({ actor, filter: query })),
});
