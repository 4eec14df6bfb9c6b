import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listKillSwitches } from '@/lib/migration/plans/steps/list-kill-switches';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(migrationOperations.listKillSwitches, async ({ actor }) => ({
    items: await listKillSwitches({ actor }),
    nextCursor: null,
  })),
});
