/** Somebody at a room's door, before they have a session, a grant or an address of the call. */
export interface WaitingPerson {
  readonly id: string;
  readonly roomId: string;
  readonly displayName: string;
  /** The account, where they are signed in. */
  readonly userId: string | null;
  readonly state: 'waiting' | 'admitted' | 'denied';
  /** Their place in line. */
  readonly since: Date;
  readonly goneAt: Date;
  readonly decidedAt: Date | null;
  /** The gathering that they were let into; null where none had begun. */
  readonly meetingId: string | null;
}
