import { decode, encode, type JWT } from 'next-auth/jwt';
import { getSettings } from '../env/settings';

/** How long a sign-in lasts, in seconds, whatever is done meanwhile. */
export const SESSION_SECONDS = 8 * 60 * 60;

/** What a session cookie holds, encrypted: no name and no role, since those are read afresh with each request. */
export interface SessionClaims {
  readonly userId: string;
  /** The account's session version at sign-in; a password or role change raises it, which ends the session. */
  readonly sessionVersion: number;
  /** Seconds since 1970. */
  readonly signedInAt: number;
  /** This sign-in, apart from others of the same account. */
  readonly sessionId: string;
}

/** Browsers take a cookie with this prefix only over https. */
export function isSecureSite(): boolean {
  return getSettings().PUBLIC_URL.startsWith('https:');
}

export function sessionCookieName(): string {
  return `${isSecureSite() ? '__Secure-' : ''}next-auth.session-token`;
}

/** Encrypts a token so that it ends a fixed time after sign-in: reading a session never prolongs it. */
export async function encodeSessionToken(token: JWT | undefined): Promise<string> {
  const claims = claimsOf(token);
  const now = Math.floor(Date.now() / 1000);
  const endsAt = (claims?.signedInAt ?? now) + SESSION_SECONDS;
  return encode({ token: token ?? {}, secret: getSettings().NEXTAUTH_SECRET, maxAge: endsAt - now });
}

/** @returns null for a token that is forged, foreign, damaged or past its time */
export async function decodeSessionToken(token: string | undefined): Promise<JWT | null> {
  if (!token) return null;
  try {
    return await decode({ token, secret: getSettings().NEXTAUTH_SECRET });
  } catch {
    return null;
  }
}

/** The claims of a decrypted token; null where it is not one of ours. */
export function claimsOf(token: JWT | null | undefined): SessionClaims | null {
  if (!token || typeof token.sub !== 'string') return null;
  const { sub, sessionVersion, signedInAt, sessionId } = token;
  if (typeof sessionVersion !== 'number' || typeof signedInAt !== 'number' || typeof sessionId !== 'string')
    return null;
  return { userId: sub, sessionVersion, signedInAt, sessionId };
}
