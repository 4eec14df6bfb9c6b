import { webhookOperations } from '@/lib/api/webhook-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listWebhookRefusals } from '@/lib/webhooks/list-webhook-refusals';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(webhookOperations.listWebhookRefusals, async ({ actor }) => listWebhookRefusals(actor, new Date())),
});
