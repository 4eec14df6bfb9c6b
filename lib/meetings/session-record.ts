import type { ParticipantRole } from '../video-platforms/contract';

/**
 * Who said that a session is over: the vendor's event, its presence, the person's own page, that page's silence, or the
 * end of everything (the meeting's, or a conference's at the vendor). Only an event names the moment; the others guess it.
 */
export type ClosedBy = 'event' | 'presence' | 'page' | 'silence' | 'meeting';

/** One connection of one person to a meeting, as it is kept. */
export interface SessionRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly participantId: string | null;
  readonly vendorSessionId: string | null;
  readonly displayName: string | null;
  readonly role: ParticipantRole;
  readonly isBot: boolean;
  readonly state: 'connecting' | 'open' | 'closed' | 'failed';
  /** The first moment at which this connection was in. */
  readonly joinedAt: Date | null;
  /** When it was over; null while it is open. */
  readonly leftAt: Date | null;
  /** The latest moment at which the vendor knew it to be in, by an event or by its presence. */
  readonly vendorSeenAt: Date | null;
  /** When the person's page was last heard from; null for people without one. */
  readonly lastSignAt: Date | null;
  readonly closedBy: ClosedBy | null;
  /** The answer to being recorded; null where none was given, which is not a yes. */
  readonly recordingConsent: boolean | null;
}

/** A session as it is to be written; `id` is null where it is new. */
export type SessionChange = Omit<SessionRecord, 'id' | 'meetingId' | 'recordingConsent' | 'lastSignAt'> & {
  readonly id: string | null;
};
