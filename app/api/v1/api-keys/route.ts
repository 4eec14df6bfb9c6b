import { apiKeyOperations } from '@/lib/api/api-key-operations';
import { createApiKey } from '@/lib/api-keys/create-api-key';
import { listApiKeys } from '@/lib/api-keys/list-api-keys';
import { defineRoute } from '@/lib/http/define-route';

export const GET = defineRoute(apiKeyOperations.listApiKeys, ({ actor, query }) =>
  listApiKeys({ actor, paging: query }),
);

export const POST = defineRoute(apiKeyOperations.createApiKey, ({ actor, body }) =>
  createApiKey({ actor, input: body }),
);
