import { webhookOperations } from '@/lib/api/webhook-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listWebhookDeliveries } from '@/lib/webhooks/list-webhook-deliveries';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(webhookOperations.listWebhookDeliveries, ({ actor, query }) => listWebhookDeliveries(actor, query)),
});
