import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { insertUser } from '../data/accounts/users';
import { recordAudit } from '../data/audit/audit';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CreatedUserView, CreateUserInput } from '../schemas/user';
import { makePassword } from './make-password';
import { hashPassword } from './password-hash';
import { toUserView } from './to-user-view';

/**
 * Makes an account. Without a password a random one is made; the answer holds it this once.
 * @throws AppError email-taken
 */
export async function createUser({ actor, input }: { actor: Actor; input: CreateUserInput }): Promise<CreatedUserView> {
  requireAdmin(actor);
  const { email, role } = input;
  const name = input.name ?? email.slice(0, email.indexOf('@')).slice(0, 80);
  const oneTimePassword = input.password === undefined ? makePassword() : null;
  const passwordHash = await hashPassword(input.password ?? oneTimePassword ?? '');
  return withTransaction(async (transaction) => {
    const user = await insertUser({ email, name, role, passwordHash }, transaction);
    if (!user) throw new AppError('email-taken', `There is an account with the e-mail address ${email} already.`);
    await recordAudit(transaction, {
      actor,
      action: 'user.created',
      subjectKind: 'user',
      subjectId: user.id,
      after: { email: user.email, name, role },
    });
    return { ...toUserView(user), oneTimePassword };
  });
}
