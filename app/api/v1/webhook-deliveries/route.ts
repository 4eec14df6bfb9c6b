import { adminOperations } from '@/lib/api/admin-operations';
import { defineRoute } from '@/lib/http/define-route';
import { listWebhookDeliveries } from '@/lib/webhooks/list-webhook-deliveries';

export const GET = defineRoute(adminOperations.listWebhookDeliveries, ({ actor, query }) =>
  listWebhookDeliveries(actor, query),
);
