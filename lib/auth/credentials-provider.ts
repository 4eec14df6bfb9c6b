import type { User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { isDatabaseUnavailable } from '../data/database-errors';
import { AppError } from '../errors/app-error';
import { getLog } from '../log';
import { peerAddress } from '../metrics/peer-mark';
import { credentialsSchema, waitCode } from '../schemas/sign-in';
import { authenticateUser } from '../users/authenticate-user';
import { clientAddress } from './client-address';
import { isSecureSite } from './session-token';

/** Signing in with e-mail address and password. */
export const credentialsProvider = Credentials({
  id: 'credentials',
  name: 'Password',
  credentials: {
    email: { label: 'E-mail', type: 'email' },
    password: { label: 'Password', type: 'password' },
  },
  authorize: async (credentials, request) => {
    const parsed = credentialsSchema.safeParse(credentials);
    if (!parsed.success) return null;
    const address = addressOf(request.headers ?? {});
    // next-auth puts the message of whatever is thrown here into an address, so only our own codes may leave.
    const outcome = await authenticateUser({ ...parsed.data, address }).catch((error: unknown) => {
      throw new Error(codeOf(error));
    });
    if (outcome.kind === 'disabled') throw new Error('account-disabled');
    if (outcome.kind === 'wrong') {
      getLog().warn({ event: 'sign-in.failed', address }, 'A sign-in failed');
      return null;
    }
    return { id: outcome.user.id } satisfies User;
  },
});

function addressOf(headers: Readonly<Record<string, unknown>>): string | null {
  const forwardedFor = headers['x-forwarded-for'];
  return clientAddress({
    peer: peerAddress(),
    forwardedFor: typeof forwardedFor === 'string' ? forwardedFor : undefined,
    // Patchbay itself speaks no TLS: where people's address is https, a proxy stands in front.
    isBehindProxy: isSecureSite(),
  });
}

function codeOf(error: unknown): string {
  if (error instanceof AppError && error.code === 'too-many-requests') return waitCode(error.retryAfterSeconds ?? 60);
  if (isDatabaseUnavailable(error)) return 'database-unavailable';
  getLog().error({ err: error }, 'sign-in.broken');
  return 'internal-error';
}
