import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { getPlan } from '@/lib/migration/plans/get-plan';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(migrationOperations.getPlan, async ({ actor }) => {
    const plan = await getPlan({ actor, now: new Date() });
    return respond({ body: plan, etag: plan.revision });
  }),
});
