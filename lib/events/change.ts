/** What changed. Holds names and ids only, never content: whoever listens asks again, as whoever they are. */
export interface Change {
  readonly topic: 'room' | 'meeting' | 'door' | 'recording' | 'platform' | 'audit' | 'webhook' | 'plan';
  readonly room?: string;
  readonly roomId?: string;
  readonly ownerId?: string | null;
  readonly visibility?: string;
  /** The meeting, for pages of people in it. */
  readonly meetingId?: string;
  /** The one at the door whom it concerns. */
  readonly waitingId?: string;
}
