import type { ParticipantRole } from './meeting';

export interface GrantParticipant {
  /** At most 36 characters of `[A-Za-z0-9-]`: the strictest limit any vendor sets. */
  readonly id: string;
  readonly displayName: string;
  readonly email?: string;
}

/** What one person needs to enter one room. Never stored, never logged. */
export interface Grant {
  readonly role: ParticipantRole;
  readonly displayName: string;
  readonly url: string;
  readonly token: string | null;
  readonly expiresAt: Date;
}
