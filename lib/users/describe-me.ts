import type { Actor } from '../access/actor';
import { AppError } from '../errors/app-error';
import type { MeView } from '../schemas/user';

/** The caller as they see themselves. */
export function describeMe(actor: Actor): MeView {
  switch (actor.kind) {
    case 'user':
      return { kind: 'user', id: actor.id, name: actor.name, email: actor.email, role: actor.role, userId: actor.id };
    case 'api-key':
      return { kind: 'api-key', id: actor.id, name: actor.name, email: null, role: actor.role, userId: actor.userId };
    case 'guest':
    case 'system':
      throw new AppError('not-signed-in', 'Sign in, or send an API key, to do this.');
    default:
      return actor satisfies never;
  }
}
