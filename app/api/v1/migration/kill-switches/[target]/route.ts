import { migrationOperations } from '@/lib/api/migration-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { switchMovesOff, switchMovesOn } from '@/lib/migration/plans/steps/switch-moves-off';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  PUT: defineRoute(migrationOperations.switchMovesOff, ({ actor, params, body }) =>
    switchMovesOff({ actor, target: params.target, reason: body.reason || null }),
  ),

  DELETE: defineRoute(migrationOperations.switchMovesOn, ({ actor, params, query }) =>
    switchMovesOn({ actor, target: params.target, reason: query.reason || null }),
  ),
});
