import { environmentOperations } from '@/lib/api/environment-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getEnvironment } from '@/lib/migration/environment/get-environment';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(environmentOperations.getEnvironment, ({ actor }) => getEnvironment({ actor })),
});
