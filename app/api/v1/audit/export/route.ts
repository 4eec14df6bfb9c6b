import { auditOperations } from '@/lib/api/audit-operations';
import { exportAudit } from '@/lib/audit/export-audit';
import { answerFile } from '@/lib/csv/answer-csv';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(auditOperations.exportAudit, async ({ actor, query }) => {
    const { format, ...filter } = query;
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    return answerFile({ fileName: `audit.${format}`, type }, exportAudit({ actor, filter, format }));
  }),
});
