import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { exportPlan } from '@/lib/migration/plans/draft/export-plan';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(migrationOperations.exportPlan, async ({ actor, params }) => {
    const file = await exportPlan({ actor, version: params.version, now: new Date() });
    const disposition = `attachment; filename="patchbay-plan-${params.version}.json"`;
    return respond({ body: file, headers: { 'Content-Disposition': disposition } });
  }),
});
