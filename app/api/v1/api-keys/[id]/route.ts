import { apiKeyOperations } from '@/lib/api/api-key-operations';
import { revokeApiKey } from '@/lib/api-keys/revoke-api-key';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  DELETE: defineRoute(apiKeyOperations.revokeApiKey, ({ actor, params }) => revokeApiKey({ actor, id: params.id })),
});
