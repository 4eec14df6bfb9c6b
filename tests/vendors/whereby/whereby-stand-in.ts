import type { VendorStandIn } from '../kit/vendor-stand-in';
import type { Client, StandInEvent, StandInRecording, StandInRoom } from './state';

/** Who opens a room's page, as its address says it: `/name?roomKey=…&displayName=…&externalId=…&metadata=…`. */
export interface Visitor {
  readonly displayName?: string | null;
  /** At most 36 characters of `[A-Za-z0-9-_]`; Whereby shows an error page for anything else. */
  readonly externalId?: string | null;
  readonly metadata?: string | null;
  /** From a host's address. A wrong one, or one past the room's end and an hour, makes a visitor. */
  readonly roomKey?: string | null;
  /** Instead of what the key says: for machines (`recorder`, `streamer`, …) and people let in. */
  readonly roleName?: string;
  readonly isDialIn?: boolean;
}

/** What the room's page shows first. */
export type Entrance =
  | { readonly state: 'open'; readonly roleName: string }
  /** The room is locked: this visitor knocks and waits. */
  | { readonly state: 'locked' }
  /** More people than the room's mode takes: 4 in `normal`, 200 in `group`. */
  | { readonly state: 'full' }
  | { readonly state: 'invalid-external-id' }
  | { readonly state: 'not-found' };

/** `type` is the webhook's, or `room-created`, `room-changed` and `room-deleted`, which Whereby has no webhooks for. */
export interface RoomChange {
  readonly roomName: string;
  readonly type: string;
}

/** One webhook as it was sent, or would have been where no address was given. */
export interface SentWebhook {
  readonly event: StandInEvent;
  readonly rawBody: string;
  readonly signature: string;
  /** Statuses of each try, 0 where no answer came in time. Empty while it is under way. */
  readonly statuses: readonly number[];
}

export interface WherebyOptions {
  /** Accepted as `Authorization: Bearer`. */
  readonly apiKeys: readonly string[];
  /** Rooms are at `https://<subdomain>.whereby.com/<name>`. */
  readonly subdomain?: string;
  /** Where webhooks go, and what signs them; none are sent without. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** 1000 for Enterprise and Grow, 100 for Build. */
  readonly pointsPerMinute?: number;
  /** What insights lag behind; the vendor says ten to fifteen minutes. */
  readonly insightsDelayMs?: number;
  readonly now?: () => Date;
  /** Carries webhooks. */
  readonly fetch?: typeof globalThis.fetch;
  /** Between tries of a webhook. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Whereby's side. `handle` is its REST API (`https://api.whereby.dev/v1/…`); `join`, `leave`, `endCall` and `isConnected`
 * are what its room page needs, the rest is what else happens in a room. Rooms go by their name with or without its
 * leading slash. Everything that people do changes the state at once and sends the webhooks that Whereby would send, in
 * order, signed as theirs; `settled` waits for those.
 */
export interface WherebyStandIn extends VendorStandIn {
  /** What somebody finds at a room's address. Changes nothing. The page's address tells the visitor's `roomKey`. */
  enter(roomName: string, visitor: Visitor): Entrance;
  /** As `join`, with everything that an address can say. Returns the participant's id; throws where `enter` isn't open. */
  joinAs(roomName: string, visitor: Visitor): string;
  /** At a locked door. Sends `room.client.knocked` and returns the participant's id. */
  knock(roomName: string, visitor: Visitor): string;
  /** Sends `room.client.knockCancelled`. */
  cancelKnock(participantId: string): void;
  /** A host answers a knock: the visitor joins as `granted_visitor` under the same id. */
  letIn(participantId: string): void;
  setLocked(roomName: string, isLocked: boolean): void;

  /** A `recorder` joins. Rooms whose start trigger is automatic do so by themselves. */
  startRecording(roomName: string): void;
  /** The recorder leaves and its file is stored: sends `recording.finished`. Null where none ran. */
  finishRecording(roomName: string): StandInRecording | null;
  /** Sends `transcription.started`, `.finished` or `.failed` and returns the transcription's id. */
  changeTranscription(roomName: string, change: 'started' | 'finished' | 'failed', transcriptionId?: string): string;

  /** A room without the API, for tests that need one of a certain name. */
  addRoom(values: Partial<StandInRoom> & Pick<StandInRoom, 'roomName' | 'endDate'>): StandInRoom;
  findRoom(roomName: string): StandInRoom | null;
  /** Who is in, machines included. */
  listClients(roomName: string): readonly Client[];
  /** Ends sessions that have had fewer than two people for a minute, and rooms a day past their end. */
  passTime(): void;
  /** Told after each change, for pages that follow one; returns how to stop. */
  onChange(listener: (change: RoomChange) => void): () => void;

  readonly sent: readonly SentWebhook[];
  /** Sends one again, as Whereby may. */
  redeliver(eventId: string): void;
  /** Resolves when no webhook is under way. */
  settled(): Promise<void>;
}
