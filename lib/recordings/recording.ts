import type { MeetingEvent, RecordingLink } from '../video-platforms/contract';

/** requested → recording → processing → ready, or failed; local where it stays on the computer of whoever recorded it */
export type RecordingState = 'requested' | 'recording' | 'processing' | 'local' | 'ready' | 'failed';

/** A file that a platform makes, or was asked to make, of a meeting. */
export interface Recording {
  readonly id: string;
  readonly meetingId: string;
  readonly platform: string;
  /** Null until the vendor has named it. */
  readonly vendorRecordingId: string | null;
  /** Ours, where we asked for the start; null for recordings that were started inside the call. */
  readonly instanceId: string | null;
  readonly state: RecordingState;
  readonly startedAt: Date | null;
  readonly durationSeconds: number | null;
  readonly linkExpiresAt: Date | null;
  /** Who asked for it, in words; null where it was started inside the call. */
  readonly requestedBy: string | null;
  /**
   * What is needed to fetch it later, and which moments were told of it: `startToldAt` and `failedAt` by its vendor,
   * `overBy` by whoever said first that it had stopped. Holds no secret in clear.
   */
  readonly providerData: Readonly<Record<string, unknown>>;
  /** Why it failed, in plain words. */
  readonly error: string | null;
  readonly createdAt: Date;
}

/** What of a recording changes with what its vendor says. */
export type RecordingFacts = Pick<
  Recording,
  | 'vendorRecordingId'
  | 'instanceId'
  | 'state'
  | 'startedAt'
  | 'durationSeconds'
  | 'linkExpiresAt'
  | 'requestedBy'
  | 'providerData'
  | 'error'
>;

/** A recording as it is to be written. */
export interface RecordingChange {
  /** Null where it is new. */
  readonly id: string | null;
  readonly facts: RecordingFacts;
  /** A link that came along and is not kept yet: a bearer's secret, so it is sealed before it is written. */
  readonly link: RecordingLink | null;
  /** Rows that turned out to be the same recording: they go. */
  readonly absorbedIds: readonly string[];
}

/** What vendors tell of recordings, and what a page of the call saw of one: that at the server's time. */
export type RecordingEvent = Extract<MeetingEvent, { readonly type: `recording-${string}` }> & {
  readonly toldBy?: 'page';
};

/** The moment at which the vendor said that a recording started; null where it has said nothing of that. */
export function toldStartOf({ providerData: { startToldAt } }: Pick<RecordingFacts, 'providerData'>): Date | null {
  return typeof startToldAt === 'string' ? new Date(startToldAt) : null;
}

/** True for the vendor's own word, which says the same moment however often it is told. */
export function isVendors(event: RecordingEvent): boolean {
  return event.toldBy !== 'page';
}
