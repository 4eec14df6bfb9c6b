import { randomUUID } from 'node:crypto';
import { sendWebhook } from '../kit/send-webhook';
import type { StandInEntry, VendorStandIn } from '../kit/vendor-stand-in';
import { answerRequest } from './answer-request';
import { enterRoom, leaveRoom, putEverybodyOut } from './calls';
import { type DailyPerson, type DailyState, secondsOf } from './daily-state';
import { readToken } from './meeting-tokens';
import { makeRateLimits } from './rate-limits';
import { makeDeliveries, type SendWebhook } from './webhook-delivery';

export interface DailyOptions {
  readonly apiKey: string;
  /** The part before `.daily.co`. */
  readonly domainName: string;
  readonly domainId?: string;
  readonly now?: () => Date;
  /** Takes a webhook to its address and returns the status; over the network where it is left out. */
  readonly send?: SendWebhook;
  readonly retryDelayMs?: number;
  /** How late presence is, in milliseconds; not at all where it is left out. Daily's own: 10 s and up to 15 s. */
  readonly presenceLag?: { readonly recordedAfterMs: number; readonly behindMs: number };
  /** False where a test makes more calls in a second than Daily takes. */
  readonly hasRateLimits?: boolean;
}

/**
 * A stand-in for Daily's server. A page that stands in for Prebuilt uses it like this:
 *
 * - `enter(room, token)` is what `join()` does: the token is checked as Daily checks it, then the room. Admitted, it
 *   gives the session's id; refused, one of the types of daily-js's `error` event (`exp-token`, `nbf-token`, `no-room`,
 *   `exp-room`, `nbf-room`, `meeting-full`, `not-allowed`). `join(room, visitor)` is the same past the token.
 * - `leave(room, sessionId)`, and `endCall(room)` for a host who ends it for all.
 * - `isConnected(room, sessionId)` turns false when somebody was put out (daily-js: `ejected`) or the room is gone.
 * - `peopleIn(room)` is who a page shows.
 *
 * Each sends the webhooks that Daily sends; `settled()` waits until they have all arrived.
 */
export interface DailyStandIn extends VendorStandIn {
  enter(room: string, token: string | null): Promise<StandInEntry>;
  peopleIn(room: string): readonly DailyPerson[];
  /** False for a room that was never made, or was deleted: its page then says `no-room`. */
  hasRoom(room: string): boolean;
  settled(): Promise<void>;
  /** Whether recordings can be started; while false, Daily answers 503. */
  setRecordingWorkers(hasSome: boolean): void;
}

export function createDaily(options: DailyOptions): DailyStandIn {
  const now = options.now ?? (() => new Date());
  const deliveries = makeDeliveries({
    now,
    send: options.send ?? sendWebhook,
    retryDelayMs: options.retryDelayMs ?? 1_000,
  });
  let queue: Promise<void> = Promise.resolve();
  const state: DailyState = {
    domainName: options.domainName,
    domainId: options.domainId ?? randomUUID(),
    apiKey: options.apiKey,
    now,
    presenceLag: {
      recordedAfter: (options.presenceLag?.recordedAfterMs ?? 0) / 1_000,
      behind: (options.presenceLag?.behindMs ?? 0) / 1_000,
    },
    rooms: new Map(),
    meetings: [],
    recordings: [],
    webhook: null,
    hasRecordingWorkers: true,
    test: deliveries.test,
    tell: (type, idHint, payload) => {
      const { webhook } = state;
      if (!webhook?.eventTypes.includes(type)) return;
      const at = now();
      const event = { version: '1.0.0', type, id: `${idHint}-${at.getTime()}`, payload, event_ts: secondsOf(at) };
      queue = queue.then(() => deliveries.deliver(webhook, event));
    },
  };
  const limit = options.hasRateLimits === false ? () => undefined : makeRateLimits(now);
  return {
    handle: (request) => answerRequest(state, limit, request),
    enter: async (room, token) => {
      if (token === null) {
        const isOpen = state.rooms.get(room)?.privacy !== 'private';
        const guest = { displayName: 'Guest', participantId: null, isHost: false };
        return isOpen ? enterRoom(state, room, guest) : { isAdmitted: false, reason: 'not-allowed' };
      }
      const read = await readToken(state, room, token);
      return read.isAccepted ? enterRoom(state, room, read.visitor) : { isAdmitted: false, reason: read.reason };
    },
    join: async (room, visitor) => enterRoom(state, room, visitor),
    leave: async (room, sessionId) => {
      const found = state.rooms.get(room);
      if (found) leaveRoom(state, found, sessionId);
    },
    endCall: async (room) => {
      const found = state.rooms.get(room);
      if (found) putEverybodyOut(state, found);
    },
    isConnected: (room, sessionId) => state.rooms.get(room)?.people.has(sessionId) ?? false,
    peopleIn: (room) => [...(state.rooms.get(room)?.people.values() ?? [])],
    hasRoom: (room) => state.rooms.has(room),
    settled: () => queue,
    setRecordingWorkers: (hasSome) => {
      state.hasRecordingWorkers = hasSome;
    },
  };
}
