import { z } from 'zod';

const claimsSchema = z.looseObject({
  organizationId: z.union([z.int().nonnegative().transform(String), z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)]),
});

/**
 * Tells the organisation at Whereby apart: a key is a JWT whose payload names it, the same in each key of one
 * organisation. Read, not verified: whoever could forge it would only mislead themselves. A key of another form leaves
 * accounts untold apart.
 */
export function accountOf(apiKey: string): string {
  const payload = apiKey.split('.')[1] ?? '';
  try {
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.success ? `organization-${claims.data.organizationId}` : 'whereby';
  } catch {
    return 'whereby';
  }
}
