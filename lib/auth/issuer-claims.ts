import { z } from 'zod';
import type { IssuerIdentity } from '../users/sign-in-through-issuer';

const text = z.string().trim().min(1).max(320).optional().catch(undefined);

/** The claims that matter, leniently: providers differ in what they leave out. */
const claimsSchema = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  email: text,
  // Some providers send the text "true".
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(undefined),
  name: text,
  preferred_username: text,
  groups: z
    .union([z.array(z.string()), z.string().transform((group) => [group])])
    .optional()
    .catch(undefined),
});

/**
 * What the claims of an identity provider say, in our words.
 * @param adminGroup the group whose members administer; undefined where groups don't decide that
 * @throws ZodError where issuer or subject is missing
 */
export function readIssuerClaims(claims: unknown, adminGroup: string | undefined): IssuerIdentity {
  const { iss, sub, email, email_verified, name, preferred_username, groups } = claimsSchema.parse(claims);
  const isAddress = email !== undefined && /^[^\s@<>]+@[^\s@<>]+$/.test(email);
  const shown = name ?? preferred_username ?? email?.split('@')[0] ?? 'Somebody';
  return {
    subject: `${iss}|${sub}`,
    email: isAddress ? email : null,
    isEmailVerified: email_verified === true,
    // Names from elsewhere are shown to others: no markup, no control or invisible characters, one line.
    name:
      shown
        .replace(/[<>\p{C}]/gu, '')
        .trim()
        .slice(0, 80) || 'Somebody',
    isAdministrator: adminGroup === undefined ? null : (groups ?? []).includes(adminGroup),
  };
}
