import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { rollBackPlan } from '@/lib/migration/plans/steps/roll-back-plan';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(migrationOperations.rollBackPlan, async ({ actor, body, ifMatch }) => {
    const answer = await rollBackPlan({ actor, input: body, ifMatch, now: new Date() });
    return respond({ body: answer, etag: answer.revision });
  }),
});
