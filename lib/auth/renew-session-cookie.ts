import 'server-only';
import type { UserRecord } from '../data/accounts/users';
import type { AnswerCookie } from '../http/respond';
import { sessionTokenOf } from './session';
import { claimsOf, decodeSessionToken, encodeSessionToken, SESSION_SECONDS, sessionCookieName } from './session-token';

/**
 * A new session cookie for whoever just changed their own password, which ended all their sessions. It lasts as long as
 * the one that it replaces.
 */
export async function renewSessionCookie(request: Request, user: UserRecord): Promise<AnswerCookie[]> {
  const claims = claimsOf(await decodeSessionToken(sessionTokenOf(request)));
  if (!claims || claims.userId !== user.id) return [];
  const { signedInAt, sessionId } = claims;
  const value = await encodeSessionToken({ sub: user.id, sessionVersion: user.sessionVersion, signedInAt, sessionId });
  const maxAgeSeconds = Math.max(0, signedInAt + SESSION_SECONDS - Math.floor(Date.now() / 1000));
  return [{ name: sessionCookieName(), value, maxAgeSeconds }];
}
