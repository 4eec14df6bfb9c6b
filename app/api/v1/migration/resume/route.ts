import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { getPlan } from '@/lib/migration/plans/get-plan';
import { resumePlan } from '@/lib/migration/plans/steps/pause-plan';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(migrationOperations.resumePlan, async ({ actor, body, ifMatch }) => {
    const now = new Date();
    await resumePlan({ actor, reason: body.reason || null, ifMatch, now });
    const plan = await getPlan({ actor, now });
    return respond({ body: plan, etag: plan.revision });
  }),
});
