import 'server-only';
import { randomUUID } from 'node:crypto';
import type { AuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { findUser } from '../data/accounts/users';
import { isDatabaseUnavailable } from '../data/database-errors';
import { insertEndedSession } from '../data/meetings/ended-sessions';
import { exportForNextAuth } from '../env/export-for-next-auth';
import { getSettings } from '../env/settings';
import { getLog } from '../log';
import { processSingleton } from '../process-singleton';
import { signInThroughIssuer } from '../users/sign-in-through-issuer';
import { credentialsProvider } from './credentials-provider';
import { readIssuerClaims } from './issuer-claims';
import { issuerProvider } from './issuer-provider';
import { safeRedirect } from './safe-redirect';
import { userOfClaims } from './session';
import { claimsOf, decodeSessionToken, encodeSessionToken, isSecureSite, SESSION_SECONDS } from './session-token';

export const SIGN_IN_PAGE = '/login';

/** Thrown to have next-auth delete the cookie of a session that ended; its message goes nowhere. */
class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** How next-auth works here. Made once, since it depends on the settings. */
export function authOptions(): AuthOptions {
  return processSingleton('auth-options', () => {
    exportForNextAuth();
    const issuer = issuerProvider();
    return {
      secret: getSettings().NEXTAUTH_SECRET,
      providers: issuer ? [credentialsProvider, issuer] : [credentialsProvider],
      session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
      jwt: {
        maxAge: SESSION_SECONDS,
        encode: ({ token }) => encodeSessionToken(token),
        decode: ({ token }) => decodeSessionToken(token),
      },
      useSecureCookies: isSecureSite(),
      pages: { signIn: SIGN_IN_PAGE, signOut: '/', error: SIGN_IN_PAGE },
      callbacks,
      events: { signOut: ({ token }) => endSession(token) },
      logger,
    };
  });
}

const callbacks: NonNullable<AuthOptions['callbacks']> = {
  redirect: ({ url, baseUrl }) => safeRedirect(url, baseUrl),

  signIn: async ({ user, account, profile }) => {
    if (account?.provider !== 'oidc') return true;
    const refusal = await acceptIssuer(user, profile).catch((error: unknown) => {
      getLog().error({ err: error }, 'sign-in.broken');
      return isDatabaseUnavailable(error) ? 'database-unavailable' : 'internal-error';
    });
    return refusal === null || `${getSettings().PUBLIC_URL}${SIGN_IN_PAGE}?error=${refusal}`;
  },

  // `user` is there only at the sign-in itself; each one makes a token of its own. Nothing else of it is kept, so that
  // what the cookie says can't differ from what the database says.
  jwt: async ({ token, user }) => {
    if (user) {
      const record = await findUser(user.id);
      if (!record) throw new SessionEnded();
      const signedInAt = Math.floor(Date.now() / 1000);
      getLog().info({ event: 'sign-in.done', userId: record.id }, 'Somebody signed in');
      return { sub: record.id, sessionVersion: record.sessionVersion, signedInAt, sessionId: randomUUID() };
    }
    const claims = claimsOf(token);
    if (!claims || !(await userOfClaims(claims))) throw new SessionEnded();
    return token;
  },

  session: async ({ session, token }) => {
    const claims = claimsOf(token);
    const user = claims ? await userOfClaims(claims) : null;
    if (!claims || !user) throw new SessionEnded();
    const expires = new Date((claims.signedInAt + SESSION_SECONDS) * 1000).toISOString();
    return { ...session, expires, user: { name: user.name, email: user.email, role: user.role } };
  },
};

/** Whoever kept a copy of the cookie is signed out as well. */
async function endSession(token: JWT): Promise<void> {
  const claims = claimsOf(token);
  if (claims) await insertEndedSession(claims.sessionId, new Date((claims.signedInAt + SESSION_SECONDS) * 1000));
}

/**
 * Finds or makes the account of whom the issuer vouches for, and puts its id where next-auth takes it from.
 * @returns null, or the code of why not
 */
async function acceptIssuer(user: { id: string }, claims: unknown): Promise<string | null> {
  const outcome = await signInThroughIssuer(readIssuerClaims(claims, getSettings().OIDC_ADMIN_GROUP));
  switch (outcome.kind) {
    case 'signed-in':
      user.id = outcome.user.id;
      return null;
    case 'not-linked':
      return 'OAuthAccountNotLinked';
    case 'no-email':
      return 'no-email';
    case 'disabled':
      return 'account-disabled';
    default:
      return outcome satisfies never;
  }
}

const logger: NonNullable<AuthOptions['logger']> = {
  error: (code, metadata) => {
    const error = metadata instanceof Error ? metadata : metadata.error;
    // Somebody's session ended: that is no failure.
    if (code === 'JWT_SESSION_ERROR' && !isDatabaseUnavailable(error)) return;
    // Somebody asked to be sent to no address at all; they were not.
    if (code === 'INVALID_CALLBACK_URL_ERROR') return;
    getLog().error({ code, err: error }, 'next-auth failed');
  },
  warn: (code) => getLog().warn({ code }, 'next-auth warns'),
  // What it says there holds tokens.
  debug: () => undefined,
};
