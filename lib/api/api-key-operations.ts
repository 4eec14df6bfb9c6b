import { z } from 'zod';
import { apiKeySchema, createApiKeySchema, createdApiKeySchema } from '../schemas/api-key';
import { pageOf, pagingSchema } from '../schemas/paging';
import { defineOperation } from './define-operation';

export const apiKeyOperations = {
  listApiKeys: defineOperation({
    id: 'listApiKeys',
    method: 'GET',
    path: '/api-keys',
    summary: 'Your API keys, or everybody’s for an administrator. The keys themselves are never shown again.',
    access: 'signed-in',
    query: pagingSchema,
    status: 200,
    response: pageOf(apiKeySchema),
    errors: ['not-signed-in'],
  }),
  createApiKey: defineOperation({
    id: 'createApiKey',
    method: 'POST',
    path: '/api-keys',
    summary:
      'Make an API key that acts for you. The answer shows it this once. A key that belongs to no account can make others with the role admin only.',
    access: 'signed-in',
    body: createApiKeySchema,
    status: 201,
    response: createdApiKeySchema,
    errors: ['not-signed-in', 'forbidden'],
  }),
  revokeApiKey: defineOperation({
    id: 'revokeApiKey',
    method: 'DELETE',
    path: '/api-keys/{id}',
    summary: 'End an API key, at once and for good.',
    access: 'signed-in',
    params: z.object({ id: z.string() }),
    status: 204,
    response: null,
    errors: ['not-signed-in', 'forbidden', 'api-key-not-found'],
  }),
} as const;
