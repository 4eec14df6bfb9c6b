import type { ApiKeyRecord } from '../data/accounts/api-keys';
import type { ApiKeyView } from '../schemas/api-key';

export function toApiKeyView(key: ApiKeyRecord): ApiKeyView {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    role: key.role,
    owner: key.owner,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}
