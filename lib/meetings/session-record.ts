import type { ParticipantRole } from '../video-platforms/contract';

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
  readonly joinedAt: Date | null;
  readonly leftAt: Date | null;
  /** The answer to being recorded; null where none was given, which is not a yes. */
  readonly recordingConsent: boolean | null;
}

/** A session as it is to be written; `id` is null where it is new. */
export type SessionChange = Omit<SessionRecord, 'id' | 'meetingId' | 'recordingConsent'> & {
  readonly id: string | null;
};
