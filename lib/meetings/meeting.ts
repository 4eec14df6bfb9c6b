import type { MeetingReference, MeetingSettings, VendorRoom } from '../video-platforms/contract';
import type { MoveObstacle } from './relocation/move-obstacle';

export type MeetingState = 'creating' | 'live' | 'draining' | 'ended' | 'failed';

/** One gathering of a room on one platform, as it is kept. */
export interface Meeting {
  readonly id: string;
  readonly roomId: string;
  readonly platform: string;
  readonly state: MeetingState;
  readonly account: string | null;
  readonly vendorRoomName: string;
  readonly vendorMeetingId: string | null;
  readonly providerData: Readonly<Record<string, unknown>>;
  readonly settings: MeetingSettings;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endDate: Date;
  readonly vendorEndDate: Date;
  readonly emptySince: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  /** Whoever came before this moment is out: a conference at the vendor had ended by then, or another had begun. */
  readonly outBefore: Date | null;
  /** The meeting of the same gathering that it goes on from, on another platform, in another account or room. */
  readonly continuesId: string | null;
  /** Since when newcomers are sent to its continuation. */
  readonly drainingSince: Date | null;
  /** When the people in it are taken to its continuation; null where they stay until they leave. */
  readonly relocateAt: Date | null;
  /** Who wants them moved; null where its vendor's end does. */
  readonly relocateBy: string | null;
  /**
   * What the last try of a move failed at; kept where it was given up for it, until another one is planned. `isAtOnce` where
   * no time was said for it, so that nobody waits for another try.
   */
  readonly relocateFailure: (MoveObstacle & { readonly at: Date; readonly isAtOnce?: boolean }) | null;
}

/** What a platform needs to find the room of a meeting again. */
export function toVendorRoom(meeting: Meeting): VendorRoom {
  const { vendorRoomName: roomName, vendorMeetingId, providerData } = meeting;
  return { roomName, vendorMeetingId, providerData };
}

/** What a platform is told of a meeting. */
export function toMeetingReference(meeting: Meeting, roomTitle: string): MeetingReference {
  return {
    id: meeting.id,
    ...toVendorRoom(meeting),
    vendorEndDate: meeting.vendorEndDate,
    title: roomTitle,
    settings: meeting.settings,
  };
}
