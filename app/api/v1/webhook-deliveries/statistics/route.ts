import { webhookOperations } from '@/lib/api/webhook-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getDeliveryStatistics } from '@/lib/webhooks/get-delivery-statistics';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(webhookOperations.getDeliveryStatistics, ({ actor, query }) =>
    getDeliveryStatistics(actor, { ...query, now: new Date() }),
  ),
});
