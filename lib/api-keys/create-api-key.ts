import type { Actor } from '../access/actor';
import { isAdmin, requireSignedIn, userIdOf } from '../access/policies';
import { insertApiKey, lockApiKey } from '../data/accounts/api-keys';
import { recordAudit } from '../data/audit/audit';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CreateApiKeyInput, CreatedApiKeyView } from '../schemas/api-key';
import { hashApiKey, hintOfApiKey, makeApiKeySecret } from './api-key-secret';
import { toApiKeyView } from './to-api-key-view';

/**
 * Makes a key that acts for the caller's account. The answer holds the key itself, this once.
 * @throws AppError forbidden where the caller may not give the role away; invalid-request for an expiry in the past, and for
 *   a member's key of a caller without an account
 */
export async function createApiKey(request: {
  readonly actor: Actor;
  readonly input: CreateApiKeyInput;
  readonly now?: Date;
}): Promise<CreatedApiKeyView> {
  const { actor, input, now = new Date() } = request;
  requireMaker(actor);
  if (input.role === 'admin' && !isAdmin(actor)) {
    throw new AppError('forbidden', 'Only an administrator may make a key with the role admin.');
  }
  requireOwner(actor, input);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= now) {
    const errors = [{ path: 'expiresAt', message: 'must lie in the future.' }];
    throw new AppError('invalid-request', '`expiresAt` must lie in the future.', {
      details: { errors },
    });
  }
  const key = makeApiKeySecret();
  return withTransaction(async (transaction) => {
    const id = await insertApiKey(
      {
        name: input.name,
        hint: hintOfApiKey(key),
        keyHash: hashApiKey(key),
        role: input.role,
        userId: userIdOf(actor),
        expiresAt,
      },
      transaction,
    );
    const record = await lockApiKey(id, transaction);
    if (!record) throw new Error('The API key that was inserted in this transaction is not there.');
    const view = toApiKeyView(record);
    await recordAudit(transaction, {
      actor,
      action: 'api-key.created',
      subjectKind: 'api-key',
      subjectId: id,
      after: { name: view.name, hint: view.hint, role: view.role, owner: view.owner, expiresAt: view.expiresAt },
    });
    return { ...view, key };
  });
}

/** A member's key may not make keys: one that leaked and expires soon could otherwise outlive itself in another. */
function requireMaker(actor: Actor): void {
  requireSignedIn(actor);
  if (actor.kind === 'api-key' && !isAdmin(actor)) {
    throw new AppError('forbidden', 'Sign in to make API keys: a key with the role member may not make others.');
  }
}

/** A member's key may do what its account may. One of no account could make rooms, and then not change them. */
function requireOwner(actor: Actor, { role }: CreateApiKeyInput): void {
  if (role !== 'member' || userIdOf(actor) !== null) return;
  const message =
    'must be admin here: a key with the role member acts for the account of who makes it, and this API key belongs to none. Sign in as the person whom it is for and make it then.';
  throw new AppError('invalid-request', `\`role\` ${message}`, { details: { errors: [{ path: 'role', message }] } });
}
