import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getFaults } from '@/lib/platforms/get-faults';
import { setFaults } from '@/lib/platforms/set-faults';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(platformOperations.getFaults, ({ actor, params }) => getFaults({ actor, platformId: params.id })),

  PUT: defineRoute(platformOperations.setFaults, ({ actor, params, body }) =>
    setFaults({ actor, platformId: params.id, faults: body }),
  ),
});
