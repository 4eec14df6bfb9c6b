import type { VendorRoom } from './meeting';

export interface RecordingLink {
  readonly url: string;
  readonly expiresAt: Date;
}

export interface VendorRecording {
  readonly recordingId: string;
  readonly startedAt: Date;
  readonly durationSeconds: number | null;
  readonly isFinished: boolean;
}

export interface PlatformRecordings {
  /** All of a room's, however many pages the vendor has; null where the vendor can't be asked. */
  readonly listRecordings: ((room: VendorRoom) => Promise<readonly VendorRecording[]>) | null;
  /** Null where a link comes only with the event. */
  readonly getRecordingLink: ((recordingId: string) => Promise<RecordingLink>) | null;
  /**
   * Starts one from outside the call; null where only somebody in the call can. `instanceId` is ours (a UUID), and one
   * that is being made under it already is a success. `not-found` where nobody is in the call.
   */
  readonly startRecording:
    | ((room: VendorRoom, instanceId: string) => Promise<{ readonly recordingId: string | null }>)
    | null;
  readonly stopRecording: ((room: VendorRoom, instanceId: string) => Promise<void>) | null;
}
