import type { Viewer } from '../schemas/viewer';
import type { Actor } from './actor';
import { isAdmin } from './policies';

/** What a page may show of its actor; null for guests and machines. */
export function viewerOf(actor: Actor): Viewer | null {
  if (actor.kind !== 'user') return null;
  return { name: actor.name, email: actor.email, isAdmin: isAdmin(actor) };
}
