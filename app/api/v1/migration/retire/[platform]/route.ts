import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getRetirement } from '@/lib/migration/plans/settling/get-retirement';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(migrationOperations.getRetirement, ({ actor, params }) =>
    getRetirement({ actor, platform: params.platform, now: new Date() }),
  ),
});
