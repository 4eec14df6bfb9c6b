import type { RecordingLink } from './recordings';

/** One connection as a vendor tells of it. */
export interface EventParticipant {
  /** The vendor's id of this connection; a reload or reconnect has another. */
  readonly connectionId: string;
  /** The id we gave this person in their grant; null for people who came without one. */
  readonly participantId: string | null;
  readonly displayName: string | null;
  readonly isHost: boolean | null;
  /** A recorder, streamer or other machine: never counted as a person. */
  readonly isBot: boolean;
}

/**
 * Which recording an event is about. Vendors name it by what they happen to have at hand: our own id of the start, the
 * room's name, or neither.
 */
export interface EventRecording {
  readonly recordingId: string;
  /** The id that we gave when we asked for the start; null where the vendor repeats none. */
  readonly instanceId: string | null;
}

/**
 * What a webhook means, in one vocabulary for every platform. `roomName` is the vendor's name of the room, null where
 * the vendor names none and the recording's own ids must do.
 */
export type MeetingEvent =
  | {
      readonly type: 'meeting-started';
      readonly roomName: string;
      readonly at: Date;
      /** True where the vendor's word means that nobody was in before: whoever came earlier is out. */
      readonly wasEmpty?: true;
    }
  | {
      readonly type: 'meeting-ended';
      readonly roomName: string;
      readonly at: Date;
      readonly startedAt: Date | null;
      /** True where the vendor's conference may also end around somebody who stays in the room alone: proof of nothing. */
      readonly mayLeaveSomebody?: true;
    }
  | {
      readonly type: 'participant-joined';
      readonly roomName: string;
      readonly at: Date;
      readonly participant: EventParticipant;
    }
  | {
      readonly type: 'participant-left';
      readonly roomName: string;
      readonly at: Date;
      /** When this connection came, where the event says so again; never what tells connections apart. */
      readonly joinedAt?: Date;
      readonly participant: EventParticipant;
    }
  | {
      readonly type: 'recording-started';
      readonly roomName: string | null;
      readonly at: Date;
      /** `recordingId` is null where the vendor names a recording only once its file is ready. */
      readonly recording: { readonly recordingId: string | null; readonly instanceId: string | null };
    }
  | {
      readonly type: 'recording-ready';
      readonly roomName: string | null;
      readonly at: Date;
      readonly recording: EventRecording;
      readonly startedAt: Date | null;
      readonly durationSeconds: number | null;
      /** A link that the event itself carries, for platforms that give none on request. Null otherwise. */
      readonly link: RecordingLink | null;
      /** What is needed to fetch it later (a key in a bucket, a file name). Holds no secret. */
      readonly providerData: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'recording-failed';
      readonly roomName: string | null;
      readonly at: Date;
      readonly recording: { readonly recordingId: string | null; readonly instanceId: string | null };
      /** In the vendor's words, shortened. */
      readonly reason: string;
    }
  | {
      readonly type: 'transcription-changed';
      /** Null where the vendor names the room by its own id only; then `vendorMeetingId` is given. */
      readonly roomName: string | null;
      readonly vendorMeetingId: string | null;
      readonly at: Date;
      readonly transcriptionId: string;
      readonly state: 'started' | 'finished' | 'failed';
    }
  | {
      /** Somebody waits outside at the platform's own door, or stopped waiting. */
      readonly type: 'participant-waiting' | 'participant-stopped-waiting';
      readonly roomName: string;
      readonly at: Date;
      readonly participant: EventParticipant;
    };
