import { draftOperations } from '@/lib/api/draft-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { importPlan } from '@/lib/migration/plans/draft/import-plan';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(draftOperations.importPlan, ({ actor, body, ifMatch }) =>
    importPlan({ actor, input: body, ifMatch, now: new Date() }),
  ),
});
