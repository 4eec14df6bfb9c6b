import { auditOperations } from '@/lib/api/audit-operations';
import { listAudit } from '@/lib/audit/list-audit';
import { defineRoute } from '@/lib/http/define-route';

export const GET = defineRoute(auditOperations.listAudit, ({ actor, query }) => listAudit({ actor, filter: query }));
