import { platformOperations } from '@/lib/api/platform-operations';
import { defineRoute } from '@/lib/http/define-route';
import { getFaults } from '@/lib/platforms/get-faults';
import { setFaults } from '@/lib/platforms/set-faults';

export const GET = defineRoute(platformOperations.getFaults, ({ actor, params }) =>
  getFaults({ actor, platformId: params.id }),
);

export const PUT = defineRoute(platformOperations.setFaults, ({ actor, params, body }) =>
  setFaults({ actor, platformId: params.id, faults: body }),
);
