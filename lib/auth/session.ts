import 'server-only';
import { findUser, type UserRecord } from '../data/accounts/users';
import { isSessionEnded } from '../data/meetings/ended-sessions';
import { claimsOf, decodeSessionToken, type SessionClaims, sessionCookieName } from './session-token';

/**
 * The account of a session cookie, read from the database each time, so that a changed role, a new password or a
 * disabled account takes effect with the next request.
 */
export async function userOfSessionToken(token: string | undefined): Promise<UserRecord | null> {
  const claims = claimsOf(await decodeSessionToken(token));
  return claims ? userOfClaims(claims) : null;
}

/** @returns null where the session was ended by a change of the account, or by signing out */
export async function userOfClaims(claims: SessionClaims): Promise<UserRecord | null> {
  const [user, isEnded] = await Promise.all([findUser(claims.userId), isSessionEnded(claims.sessionId)]);
  if (!user || isEnded || user.disabledAt || user.sessionVersion !== claims.sessionVersion) return null;
  return user;
}

/** The session cookie of a request; undefined without looking further where it has none. */
export function sessionTokenOf(request: Request): string | undefined {
  const header = request.headers.get('cookie');
  if (header === null) return undefined;
  const prefix = `${sessionCookieName()}=`;
  for (const part of header.split(';')) {
    const cookie = part.trimStart();
    if (cookie.startsWith(prefix)) return cookie.slice(prefix.length).trimEnd();
  }
  return undefined;
}
