import { webhookOperations } from '@/lib/api/webhook-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { replayDelivery } from '@/lib/webhooks/replay-delivery';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(webhookOperations.replayWebhookDelivery, ({ actor, params, body }) =>
    replayDelivery({ actor, deliveryId: params.id, isDryRun: body.dryRun }),
  ),
});
