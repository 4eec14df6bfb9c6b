import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listUserRecords } from '../data/accounts/users';
import { decodeTimeCursor, encodeTimeCursor } from '../data/time-cursor';
import type { Page, Paging } from '../schemas/paging';
import type { UserView } from '../schemas/user';
import { toUserView } from './to-user-view';

/** All accounts, oldest first. */
export async function listUsers({ actor, paging }: { actor: Actor; paging: Paging }): Promise<Page<UserView>> {
  requireAdmin(actor);
  const rows = await listUserRecords({ limit: paging.limit + 1, after: decodeTimeCursor(paging.cursor) });
  const page = rows.slice(0, paging.limit);
  return { items: page.map(toUserView), nextCursor: rows.length > paging.limit ? encodeTimeCursor(page.at(-1)) : null };
}
