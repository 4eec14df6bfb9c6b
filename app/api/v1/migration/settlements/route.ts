import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listSettlements } from '@/lib/migration/plans/settling/undo-settlement';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(migrationOperations.listSettlements, async ({ actor }) => ({
    items: await listSettlements({ actor }),
    nextCursor: null,
  })),
});
