import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { settleParts } from '@/lib/migration/plans/settling/settle-parts';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(migrationOperations.settlePlan, ({ actor, body, ifMatch }) =>
    settleParts({ actor, input: body, ifMatch, now: new Date() }),
  ),
});
