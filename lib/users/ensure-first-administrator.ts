import type { Actor } from '../access/actor';
import {
  countUsers,
  findFirstAdministrator,
  findUserByEmail,
  insertUser,
  lockFirstAdministrator,
} from '../data/accounts/users';
import { recordAudit } from '../data/audit/audit';
import { withTransaction } from '../data/sql';
import { getSettings } from '../env/settings';
import { makePassword } from './make-password';
import { hashPassword } from './password-hash';

export interface FirstAdministrator {
  readonly id: string | null;
  readonly email: string;
  /** Only where it was made just now: it is kept nowhere but hashed, so whoever gets it must print it. */
  readonly oneTimePassword: string | null;
}

const SYSTEM: Actor = { kind: 'system', name: 'Patchbay' };

/**
 * Sees to it that somebody can administer: makes ADMIN_EMAIL where there are no accounts yet, and also later where
 * ADMIN_PASSWORD is set and ADMIN_EMAIL has no account. An account that exists is never changed. Safe on several
 * processes that start at once: one makes it, the others find it.
 */
export async function ensureFirstAdministrator(): Promise<FirstAdministrator> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: givenPassword } = getSettings();
  if (!(await isNeeded(email, givenPassword))) return findExisting(email);
  const oneTimePassword = givenPassword === undefined ? makePassword() : null;
  const passwordHash = await hashPassword(givenPassword ?? oneTimePassword ?? '');
  const id = await withTransaction(async (transaction) => {
    await lockFirstAdministrator(transaction);
    if (givenPassword === undefined && (await countUsers(transaction)) > 0) return null;
    const user = await insertUser({ email, name: 'Administrator', role: 'admin', passwordHash }, transaction);
    if (!user) return null;
    await recordAudit(transaction, {
      actor: SYSTEM,
      action: 'user.created',
      subjectKind: 'user',
      subjectId: user.id,
      after: { email: user.email, name: user.name, role: user.role },
      reason: givenPassword === undefined ? 'first start' : 'ADMIN_PASSWORD is set',
    });
    return user.id;
  });
  return id === null ? findExisting(email) : { id, email, oneTimePassword };
}

async function isNeeded(email: string, givenPassword: string | undefined): Promise<boolean> {
  return givenPassword === undefined ? (await countUsers()) === 0 : (await findUserByEmail(email)) === null;
}

async function findExisting(email: string): Promise<FirstAdministrator> {
  const user = (await findUserByEmail(email)) ?? (await findFirstAdministrator());
  return { id: user?.id ?? null, email: user?.email ?? email, oneTimePassword: null };
}
