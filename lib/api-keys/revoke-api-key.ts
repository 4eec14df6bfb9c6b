import type { Actor } from '../access/actor';
import { isAdmin, requireSignedIn, userIdOf } from '../access/policies';
import { lockApiKey, markApiKeyRevoked } from '../data/accounts/api-keys';
import { recordAudit } from '../data/audit/audit';
import { isUuid } from '../data/is-uuid';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';

/**
 * Ends a key, at once and for good. Its owner and administrators may.
 * @throws AppError api-key-not-found, forbidden
 */
export async function revokeApiKey({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  requireSignedIn(actor);
  if (!isUuid(id)) throw notFound();
  await withTransaction(async (transaction) => {
    const key = await lockApiKey(id, transaction);
    if (!key || key.revokedAt) throw notFound();
    const isOwn = key.userId !== null && key.userId === userIdOf(actor);
    if (!isOwn && !isAdmin(actor)) throw new AppError('forbidden', 'This API key belongs to somebody else.');
    await markApiKeyRevoked(id, transaction);
    await recordAudit(transaction, {
      actor,
      action: 'api-key.revoked',
      subjectKind: 'api-key',
      subjectId: id,
      before: { name: key.name, hint: key.hint, role: key.role, owner: key.owner },
    });
  });
}

function notFound(): AppError {
  return new AppError('api-key-not-found', 'There is no API key with this id; it may have been revoked already.');
}
