import type { Actor } from '../access/actor';
import { requireSignedIn } from '../access/policies';
import { findPasswordHash, type UserRecord, updateUserRecord } from '../data/accounts/users';
import { recordAudit } from '../data/audit/audit';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { ChangePasswordInput } from '../schemas/user';
import { hashPassword, verifyPassword } from './password-hash';
import { noteSignInSuccess, reserveSignInAttempt } from './sign-in-throttle';

/**
 * Gives the caller a new password. Every session of theirs ends; the caller's route may begin a new one for them.
 * @throws AppError wrong-password; too-many-requests after too many wrong ones
 */
export async function changePassword(request: {
  readonly actor: Actor;
  readonly input: ChangePasswordInput;
  readonly now?: Date;
}): Promise<UserRecord> {
  const { actor, input, now = new Date() } = request;
  requireSignedIn(actor);
  if (actor.kind !== 'user')
    throw new AppError('forbidden', 'A password can only be changed by whoever is signed in with it.');
  const current = await findPasswordHash(actor.id);
  if (current === null) {
    throw new AppError('forbidden', 'This account signs in through single sign-on and has no password here.');
  }
  // Whoever found an unlocked computer must not be able to guess on without end.
  const attempt = { email: actor.email, address: null, now };
  await reserveSignInAttempt(attempt);
  if (!(await verifyPassword(input.currentPassword, current))) {
    throw new AppError('wrong-password', 'The current password is wrong.');
  }
  await noteSignInSuccess(attempt);
  const passwordHash = await hashPassword(input.newPassword);
  return withTransaction(async (transaction) => {
    const user = await updateUserRecord(actor.id, { passwordHash }, transaction);
    if (user === null || user === 'email-taken')
      throw new AppError('user-not-found', 'There is no such account any more.');
    await recordAudit(transaction, {
      actor,
      action: 'user.password-changed',
      subjectKind: 'user',
      subjectId: actor.id,
    });
    return user;
  });
}
