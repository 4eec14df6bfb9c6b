import type { Decision } from '../migration/decision';

export interface GatheringMeeting {
  readonly id: string;
  readonly platform: string;
  readonly state: 'creating' | 'live' | 'draining' | 'ended' | 'failed';
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly recordings: number;
  readonly decision: (Decision & { readonly planVersion: number | null; readonly at: Date }) | null;
}

/** One connection of one person, machines left out. */
export interface GatheringSession {
  readonly meetingId: string;
  /** The same however often they left and came back. */
  readonly person: string;
  /** The same for all connections of one join. */
  readonly participant: string;
  readonly displayName: string | null;
  readonly role: 'host' | 'guest';
  readonly joinedAt: Date;
  /** Null while they are in. */
  readonly leftAt: Date | null;
}

/** What people lived as one call: a meeting with everything that continued it, in order. */
export interface Gathering {
  /** Of the meeting that it began with. */
  readonly id: string;
  readonly meetings: readonly GatheringMeeting[];
  /** By the time of joining. */
  readonly sessions: readonly GatheringSession[];
}
