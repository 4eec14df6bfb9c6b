import { webhookOperations } from '@/lib/api/webhook-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listWebhookSilences } from '@/lib/webhooks/list-webhook-silences';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(webhookOperations.listWebhookSilences, ({ actor }) => listWebhookSilences(actor, new Date())),
});
