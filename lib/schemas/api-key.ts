import { z } from 'zod';
import { displayText, isoDate } from './text';
import { userRoleSchema } from './user';

export const createApiKeySchema = z.strictObject({
  name: displayText('The name', 80),
  role: userRoleSchema.default('member'),
  /** Left out or null: it works until it is revoked. */
  expiresAt: isoDate.nullish(),
});
export type CreateApiKeyInput = z.output<typeof createApiKeySchema>;

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters of the key, to tell keys apart. */
  hint: z.string(),
  role: userRoleSchema,
  /** The e-mail address of the account it acts for; null for keys of machines that belong to nobody. */
  owner: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeySchema>;

export const createdApiKeySchema = apiKeySchema.extend({
  /** The key itself. It is shown this once and kept only as a hash. */
  key: z.string(),
});
export type CreatedApiKeyView = z.infer<typeof createdApiKeySchema>;
