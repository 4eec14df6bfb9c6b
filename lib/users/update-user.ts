import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { hasOtherAdministrator, lockUser, type UserRecord, updateUserRecord } from '../data/accounts/users';
import { type AuditSnapshot, recordAudit } from '../data/audit/audit';
import { isUuid } from '../data/is-uuid';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { UpdateUserInput, UserView } from '../schemas/user';
import { hashPassword } from './password-hash';
import { toUserView } from './to-user-view';

/**
 * Changes an account's name, role or password, or disables it. Its sessions end with a new password, another role and
 * with disabling.
 * @throws AppError user-not-found; last-administrator where nobody would be left who can administer
 */
export async function updateUser(request: { actor: Actor; id: string; changes: UpdateUserInput }): Promise<UserView> {
  const { actor, id, changes } = request;
  requireAdmin(actor);
  if (!isUuid(id)) throw userNotFound();
  const { password, ...fields } = changes;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  return withTransaction(async (transaction) => {
    const takesAdministrator = changes.role === 'member' || changes.isDisabled === true;
    // Before the account's own row, so that two administrators who demote each other are asked one after the other.
    const hasOther = takesAdministrator ? await hasOtherAdministrator(id, transaction) : true;
    const before = await lockUser(id, transaction);
    if (!before) throw userNotFound();
    const isAdministrator = before.role === 'admin' && before.disabledAt === null;
    if (isAdministrator && takesAdministrator && !hasOther) {
      throw new AppError('last-administrator', 'This is the last administrator. Make somebody else one first.');
    }
    const after = await updateUserRecord(id, { ...fields, ...(passwordHash ? { passwordHash } : {}) }, transaction);
    if (after === null || after === 'email-taken') throw userNotFound();
    await recordAudit(transaction, {
      actor,
      action: 'user.changed',
      subjectKind: 'user',
      subjectId: id,
      before: snapshotOf(before),
      after: { ...snapshotOf(after), ...(passwordHash ? { passwordChanged: true } : {}) },
    });
    return toUserView(after);
  });
}

function snapshotOf({ email, name, role, disabledAt }: UserRecord): AuditSnapshot {
  return { email, name, role, isDisabled: disabledAt !== null };
}

function userNotFound(): AppError {
  return new AppError('user-not-found', 'There is no account with this id.');
}
