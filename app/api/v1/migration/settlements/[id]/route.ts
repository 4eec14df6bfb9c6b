import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { undoSettlement } from '@/lib/migration/plans/settling/undo-settlement';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  DELETE: defineRoute(migrationOperations.undoSettlement, ({ actor, params, query, ifMatch }) =>
    undoSettlement({ actor, id: params.id, ifMatch, reason: query.reason || null, now: new Date() }),
  ),
});
