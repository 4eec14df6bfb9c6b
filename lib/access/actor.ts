/** Whoever asks for something. Use-cases receive one; they never look at cookies or headers. */
export type Actor =
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'user';
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly role: UserRole;
    }
  | {
      readonly kind: 'api-key';
      readonly id: string;
      readonly name: string;
      readonly role: UserRole;
      readonly userId: string | null;
    }
  | { readonly kind: 'system'; readonly name: string };

export type UserRole = 'admin' | 'member';

export const GUEST: Actor = { kind: 'guest' };

/** What happens by itself. */
export const SYSTEM: Actor = { kind: 'system', name: 'Patchbay' };
