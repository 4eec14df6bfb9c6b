import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getWebhookSetup } from '@/lib/platforms/get-webhook-setup';
import { provisionWebhooks } from '@/lib/platforms/provision-webhooks';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(platformOperations.getWebhookSetup, ({ actor, params }) =>
    getWebhookSetup({ actor, platformId: params.id }),
  ),
  PUT: defineRoute(platformOperations.provisionWebhooks, ({ actor, params }) =>
    provisionWebhooks({ actor, platformId: params.id }),
  ),
});
