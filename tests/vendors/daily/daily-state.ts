import type { RoomProperties } from './request-schemas';

/** One connection to a call. */
export interface DailyPerson {
  readonly sessionId: string;
  /** Null for people without a token, and for tokens that name nobody. */
  readonly userId: string | null;
  readonly userName: string | null;
  readonly isOwner: boolean;
  readonly joinedAt: number;
}

export interface DailyRoom {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  privacy: 'public' | 'private';
  properties: RoomProperties;
  readonly people: Map<string, DailyPerson>;
  /** Who left, for as long as presence may not know of it yet. Times are seconds. */
  departed: { readonly person: DailyPerson; readonly leftAt: number }[];
  /** The conference that goes on; null while nobody is in. */
  session: DailyMeetingSession | null;
}

/** One conference in a room, as `GET /meetings` tells of it. Times are seconds. */
export interface DailyMeetingSession {
  readonly id: string;
  readonly room: string;
  readonly startTime: number;
  endTime: number | null;
  maxParticipants: number;
  readonly participants: { readonly person: DailyPerson; leftAt: number | null }[];
}

export interface DailyRecording {
  readonly id: string;
  readonly roomName: string;
  readonly instanceId: string;
  readonly type: 'cloud' | 'cloud-audio-only' | 'raw-tracks';
  readonly startTs: number;
  readonly maxParticipants: number;
  status: 'in-progress' | 'finished' | 'canceled';
  duration: number | null;
}

export interface DailyWebhook {
  readonly uuid: string;
  url: string;
  hmac: string;
  basicAuth: string | null;
  retryType: 'circuit-breaker' | 'exponential';
  eventTypes: readonly string[];
  state: 'ACTIVE' | 'FAILED';
  failedCount: number;
  lastMomentPushed: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

/** Everything the stand-in knows, in memory. Lists are in the order in which things were made. */
export interface DailyState {
  readonly domainName: string;
  readonly domainId: string;
  readonly apiKey: string;
  readonly now: () => Date;
  /** How late presence is, in seconds: a join is recorded so long after it, and the list is so far behind. */
  readonly presenceLag: { readonly recordedAfter: number; readonly behind: number };
  readonly rooms: Map<string, DailyRoom>;
  readonly meetings: DailyMeetingSession[];
  readonly recordings: DailyRecording[];
  /** At most one: Daily allows one for a whole domain. */
  webhook: DailyWebhook | null;
  /** Tells the webhook, where it listens to that type. Returns at once. */
  readonly tell: (type: string, idHint: string, payload: Readonly<Record<string, unknown>>) => void;
  /** Sends the test that comes before a webhook is made or changed. @returns whether it was answered 200 */
  readonly test: (webhook: Pick<DailyWebhook, 'url' | 'hmac' | 'basicAuth'>) => Promise<boolean>;
  /** False: whoever asks for a recording is told that no worker is free. */
  hasRecordingWorkers: boolean;
}

/** Seconds since 1970, with milliseconds behind the point, as Daily writes times in webhooks. */
export function secondsOf(date: Date): number {
  return date.getTime() / 1_000;
}
