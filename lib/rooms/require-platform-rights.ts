import type { Actor } from '../access/actor';
import { isAdmin } from '../access/policies';
import { AppError } from '../errors/app-error';

const ADMINISTRATORS_FIELDS = ['platform', 'pin', 'owner'] as const;

/**
 * Where a room runs and whose it is are the administrator's to say: a member who sends these fields is refused, whatever
 * they hold, so that nobody believes to have set them.
 * @throws AppError forbidden
 */
export function requirePlatformRights(actor: Actor, fields: Readonly<Record<string, unknown>>): void {
  if (isAdmin(actor)) return;
  const sent = ADMINISTRATORS_FIELDS.filter((name) => fields[name] !== undefined);
  if (sent.length === 0) return;
  throw new AppError('forbidden', `Only an administrator may set ${sent.join(' and ')}. Leave it out, or ask one.`, {
    details: { fields: sent },
  });
}
