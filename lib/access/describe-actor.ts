import type { Actor } from './actor';

/** Who did something, as administrators read it in the audit log and beside a change. Never an id, never a secret. */
export function describeActor(actor: Actor): string {
  switch (actor.kind) {
    case 'guest':
      return 'a guest';
    case 'user':
      return actor.email;
    case 'api-key':
      return `API key ${actor.name}`;
    case 'system':
      return actor.name;
    default:
      return actor satisfies never;
  }
}
