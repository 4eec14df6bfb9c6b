import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getPlatformMetrics } from '@/lib/overview/get-platform-metrics';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(platformOperations.getPlatformMetrics, ({ actor, params, query }) =>
    getPlatformMetrics({ actor, platform: params.id, range: query.range, now: new Date() }),
  ),
});
