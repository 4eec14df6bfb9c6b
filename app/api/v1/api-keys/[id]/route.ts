import { apiKeyOperations } from '@/lib/api/api-key-operations';
import { revokeApiKey } from '@/lib/api-keys/revoke-api-key';
import { defineRoute } from '@/lib/http/define-route';

export const DELETE = defineRoute(apiKeyOperations.revokeApiKey, ({ actor, params }) =>
  revokeApiKey({ actor, id: params.id }),
);
