import { apiKeyOperations } from '@/lib/api/api-key-operations';
import { createApiKey } from '@/lib/api-keys/create-api-key';
import { listApiKeys } from '@/lib/api-keys/list-api-keys';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(apiKeyOperations.listApiKeys, ({ actor, query }) => listApiKeys({ actor, paging: query })),

  POST: defineRoute(apiKeyOperations.createApiKey, ({ actor, body }) => createApiKey({ actor, input: body })),
});
