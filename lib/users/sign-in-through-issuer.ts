import type { Actor, UserRole } from '../access/actor';
import {
  findUserByEmail,
  findUserByOidcSubject,
  hasOtherAdministrator,
  insertUser,
  normaliseEmail,
  type UserChange,
  type UserRecord,
  updateUserRecord,
} from '../data/accounts/users';
import { recordAudit } from '../data/audit/audit';
import { type SqlRunner, withTransaction } from '../data/sql';

/** What an identity provider vouches for, already verified. */
export interface IssuerIdentity {
  /** `issuer|subject` */
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string;
  /** From the groups claim: true or false where OIDC_ADMIN_GROUP is set, else null. */
  readonly isAdministrator: boolean | null;
}

export type IssuerSignIn =
  | { readonly kind: 'signed-in'; readonly user: UserRecord }
  | { readonly kind: 'no-email' }
  /** A local account has this address, and the provider doesn't vouch that the person owns it. */
  | { readonly kind: 'not-linked' }
  | { readonly kind: 'disabled' };

const SYSTEM: Actor = { kind: 'system', name: 'single sign-on' };

/**
 * The account of somebody whom an identity provider signed in: found by `issuer|subject`; linked to the local account
 * with the same e-mail address only where the provider has verified that address; else made. Being in the
 * administrators' group makes an administrator at each sign-in; leaving it takes that away from accounts that have no
 * password of their own, except from the last administrator.
 */
export async function signInThroughIssuer(identity: IssuerIdentity): Promise<IssuerSignIn> {
  return withTransaction(async (transaction) => {
    const found = await findOrMake(identity, transaction);
    if (!('id' in found)) return found;
    if (found.disabledAt) return { kind: 'disabled' };
    return { kind: 'signed-in', user: await followIssuer(found, identity, transaction) };
  });
}

async function findOrMake(identity: IssuerIdentity, transaction: SqlRunner): Promise<UserRecord | IssuerSignIn> {
  const known = await findUserByOidcSubject(identity.subject, transaction);
  if (known) return known;
  if (identity.email === null) return { kind: 'no-email' };
  const sameEmail = await findUserByEmail(identity.email, transaction);
  if (sameEmail) return link(sameEmail, identity, transaction);
  const user = await insertUser(
    {
      email: normaliseEmail(identity.email),
      name: identity.name,
      role: roleAtFirst(identity),
      passwordHash: null,
      oidcSubject: identity.subject,
    },
    transaction,
  );
  // Two first sign-ins at the same moment: the other one has made the account.
  if (!user) return (await findUserByOidcSubject(identity.subject, transaction)) ?? { kind: 'not-linked' };
  await recordAudit(transaction, {
    actor: SYSTEM,
    action: 'user.created',
    subjectKind: 'user',
    subjectId: user.id,
    after: { email: user.email, name: user.name, role: user.role },
    reason: 'first sign-in through single sign-on',
  });
  return user;
}

function roleAtFirst({ isAdministrator }: IssuerIdentity): UserRole {
  return isAdministrator ? 'admin' : 'member';
}

async function link(
  user: UserRecord,
  identity: IssuerIdentity,
  transaction: SqlRunner,
): Promise<UserRecord | IssuerSignIn> {
  if (!identity.isEmailVerified || user.hasSingleSignOn) return { kind: 'not-linked' };
  const linked = await updateUserRecord(user.id, { oidcSubject: identity.subject }, transaction);
  if (linked === null || linked === 'email-taken') return { kind: 'not-linked' };
  await recordAudit(transaction, {
    actor: SYSTEM,
    action: 'user.linked',
    subjectKind: 'user',
    subjectId: user.id,
    reason: 'single sign-on vouches for the same e-mail address',
  });
  return linked;
}

async function followIssuer(user: UserRecord, identity: IssuerIdentity, transaction: SqlRunner): Promise<UserRecord> {
  const role = await roleNow(user, identity, transaction);
  const change: UserChange = { ...(user.hasPassword ? {} : { name: identity.name }), role };
  if (role === user.role && (change.name === undefined || change.name === user.name)) return user;
  const changed = await updateUserRecord(user.id, change, transaction);
  if (changed === null || changed === 'email-taken') return user;
  if (changed.role !== user.role) {
    await recordAudit(transaction, {
      actor: SYSTEM,
      action: 'user.changed',
      subjectKind: 'user',
      subjectId: user.id,
      before: { role: user.role },
      after: { role: changed.role },
      reason: 'groups of single sign-on',
    });
  }
  return changed;
}

async function roleNow(user: UserRecord, identity: IssuerIdentity, transaction: SqlRunner): Promise<UserRole> {
  if (identity.isAdministrator === null || user.role === roleAtFirst(identity)) return user.role;
  if (identity.isAdministrator) return 'admin';
  const mayDemote = !user.hasPassword && (await hasOtherAdministrator(user.id, transaction));
  return mayDemote ? 'member' : user.role;
}
