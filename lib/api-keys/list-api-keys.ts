import type { Actor } from '../access/actor';
import { isAdmin, requireSignedIn, userIdOf } from '../access/policies';
import { listApiKeyRecords } from '../data/accounts/api-keys';
import { decodeTimeCursor, encodeTimeCursor } from '../data/time-cursor';
import type { ApiKeyView } from '../schemas/api-key';
import type { Page, Paging } from '../schemas/paging';
import { toApiKeyView } from './to-api-key-view';

/** The caller's keys, or everybody's for an administrator, newest first; never a key itself. Revoked ones are left out. */
export async function listApiKeys({ actor, paging }: { actor: Actor; paging: Paging }): Promise<Page<ApiKeyView>> {
  requireSignedIn(actor);
  const after = decodeTimeCursor(paging.cursor);
  const userId = isAdmin(actor) ? null : userIdOf(actor);
  // A member's key that belongs to nobody has no keys of its own.
  if (!isAdmin(actor) && userId === null) return { items: [], nextCursor: null };
  const rows = await listApiKeyRecords({ userId, limit: paging.limit + 1, after });
  const page = rows.slice(0, paging.limit);
  return {
    items: page.map(toApiKeyView),
    nextCursor: rows.length > paging.limit ? encodeTimeCursor(page.at(-1)) : null,
  };
}
