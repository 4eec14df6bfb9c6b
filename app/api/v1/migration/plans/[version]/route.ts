import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getVersion } from '@/lib/migration/plans/list-versions';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(migrationOperations.getPlanVersion, ({ actor, params }) =>
    getVersion({ actor, version: params.version }),
  ),
});
