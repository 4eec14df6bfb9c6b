import { findPasswordHash, findUserByEmail, type UserRecord, updateUserRecord } from '../data/accounts/users';
import { sql } from '../data/sql';
import { hashPassword, isOutdatedHash, verifyPassword } from './password-hash';
import { noteSignInSuccess, reserveSignInAttempt } from './sign-in-throttle';

export type AuthenticationOutcome =
  | { readonly kind: 'signed-in'; readonly user: UserRecord }
  /** Also for accounts that don't exist: nobody learns which ones do. */
  | { readonly kind: 'wrong' }
  /** Only told to who knows the password. */
  | { readonly kind: 'disabled' };

/**
 * Checks an e-mail address and a password.
 * @param attempt `address`: where the attempt comes from, for the throttle
 * @throws AppError too-many-requests after too many failures
 */
export async function authenticateUser(attempt: {
  readonly email: string;
  readonly password: string;
  readonly address: string | null;
  readonly now?: Date;
}): Promise<AuthenticationOutcome> {
  const { email, password, address, now = new Date() } = attempt;
  await reserveSignInAttempt({ email, address, now });
  const user = await findUserByEmail(email);
  const hash = user ? await findPasswordHash(user.id) : null;
  const isRight = await verifyPassword(password, hash);
  if (!user || hash === null || !isRight) return { kind: 'wrong' };
  await noteSignInSuccess({ email, address, now });
  if (user.disabledAt) return { kind: 'disabled' };
  if (!isOutdatedHash(hash)) return { kind: 'signed-in', user };
  const stronger = await hashPassword(password);
  const renewed = await updateUserRecord(user.id, { rehash: stronger }, sql);
  return { kind: 'signed-in', user: renewed === null || renewed === 'email-taken' ? user : renewed };
}
