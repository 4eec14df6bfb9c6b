import { adminOperations } from '@/lib/api/admin-operations';
import { defineRoute } from '@/lib/http/define-route';
import { getWebhookDelivery } from '@/lib/webhooks/list-webhook-deliveries';

export const GET = defineRoute(adminOperations.getWebhookDelivery, ({ actor, params }) =>
  getWebhookDelivery(actor, params.id),
);
