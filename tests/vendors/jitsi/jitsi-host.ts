import { type Conferences, createConferences, type JoinResult, toPath } from './conferences';
import { createEventSync } from './event-sync';
import { createJaasWebhooks } from './jaas-webhooks';
import { createRecorder, type Recorder } from './recorder';
import { answerRoomStatus } from './room-status';
import type { TokenRules } from './token-rules';
import { createWebhookOutbox, type SentWebhook, type WebhookOutbox } from './webhook-outbox';

/** A file that the host hands to browsers. */
export interface HostFile {
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

interface HostOptions {
  /**
   * The files for browsers, by name: `external_api.js` (the IFrame API), `index.html` (the meeting page, whatever the
   * room), and others that the page names, asked for as `/libs/<name>`. Null is answered with 404.
   */
  readonly readFile?: (name: string) => Promise<HostFile | null> | HostFile | null;
  readonly webhookUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Date;
  /** How long an answer to a webhook may take, and the pause before it is sent again, in milliseconds. */
  readonly timeoutMs?: number;
  readonly retryDelayMs?: number;
}

export interface JitsiHostOptions extends HostOptions {
  /** The host that browsers see; XMPP goes by `xmppDomain` (`meet.jitsi` unless named). */
  readonly xmppDomain?: string;
  /** Null lets everybody in, without a token and without rights. */
  readonly tokens: {
    readonly appId: string;
    readonly secret: string;
    readonly audiences?: readonly string[];
    readonly verifiesDomain?: boolean;
  } | null;
  readonly webhookSecret: string;
}

export interface JaasHostOptions extends HostOptions {
  readonly appId: string;
  /** The key id as the console shows it, `<AppID>/<id>`. */
  readonly keyId: string;
  readonly publicKey: string;
  readonly webhookSecrets: readonly string[];
}

/**
 * A Jitsi server as its visitors and its customer see it, in memory. Made by `createJitsiHost` (a server of one's own)
 * or `createJaasHost` (8x8). For tests:
 *
 * - `join(roomName, jwt)` enters a room as the frame page would, by Prosody's rules for tokens: `{isIn: true,
 *   occupantJid, nick, isModerator}`, or `{isIn: false, stage, condition, text}`. For a room of a tenant, as at 8x8,
 *   the name is `<tenant>/<room>`.
 * - `leave(occupantJid)` leaves; the last one out closes the room. A kick looks the same to everybody outside.
 * - `enterBreakout(occupantJid, breakoutRoomId)` moves somebody into a breakout room.
 * - `joinMachine(roomName, jid)` lets a recorder or telephone in, by its address.
 * - `endConference(roomName)` is "end for all".
 * - `sendWebhook(roomName, eventType, data)` sends any other event of 8x8's; nothing on a server of one's own.
 * - `settle()` waits until every webhook is delivered or given up; `sentWebhooks` holds each try.
 *
 * `handle(request)` answers the same over HTTP:
 *
 * | request | answer |
 * | --- | --- |
 * | `GET /external_api.js`, `/<AppID>/external_api.js` | the file `external_api.js` |
 * | `GET /libs/<name>` | that file |
 * | `POST /xmpp/join` `{room, jwt}` | what `join` answers; 403 with it where nobody came in |
 * | `POST /xmpp/leave` `{occupantJid}` | 204 |
 * | `POST /xmpp/end` `{occupantJid}` | 204; 403 where that person is no moderator |
 * | `POST /xmpp/recording` `{occupantJid, isOn}` | 204; 403 where that person may not record |
 * | `GET /xmpp/recording?room=` | `{isOn}` |
 * | `GET /xmpp/occupants?room=` | `[{nick, displayName, isModerator}]`, empty where the room is closed |
 * | `GET /room-census`, `/room-size`, `/room` | Prosody's status, on a server of one's own |
 * | `GET` anything else | the file `index.html`: every path is a room |
 */
export interface JitsiHost {
  handle(request: Request): Promise<Response>;
  join(roomName: string, jwt: string | null): JoinResult;
  joinMachine(roomName: string, jid: string): string;
  leave(occupantJid: string): void;
  enterBreakout(occupantJid: string, breakoutRoomId: string): void;
  endConference(roomName: string): void;
  sendWebhook(roomName: string, eventType: string, data: unknown): void;
  settle(): Promise<void>;
  readonly sentWebhooks: readonly SentWebhook[];
}

/** A server of one's own, with event_sync, token_affiliation, the census and no automatic owner. */
export function createJitsiHost(options: JitsiHostOptions): JitsiHost {
  const { tokens } = options;
  const xmppDomain = options.xmppDomain ?? 'meet.jitsi';
  const mucDomain = `muc.${xmppDomain}`;
  const delayMs = options.retryDelayMs ?? 1_000;
  // Only a 5xx or no connection is tried again, three times a second apart; 408 and 429 are final.
  const outbox = createWebhookOutbox({
    url: options.webhookUrl,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 20_000,
    retries: 3,
    retryDelayMs: () => delayMs,
    shouldRetry: (status) => status === null || status >= 500,
  });
  const rules: TokenRules | null = tokens && {
    algorithm: 'HS256',
    key: tokens.secret,
    keyId: null,
    issuers: [tokens.appId],
    audiences: tokens.audiences ?? null,
    domain: xmppDomain,
    verifiesDomain: tokens.verifiesDomain ?? false,
    requiresExpiry: false,
  };
  const notifier = createEventSync({ outbox, mucDomain, secret: options.webhookSecret });
  const now = options.now ?? (() => new Date());
  const conferences = createConferences({ rules, xmppDomain, notifier, now });
  return openHost(options, conferences, outbox, {
    // Of its recordings Jibri's own script tells.
    recorder: createRecorder({ conferences, recorderDomain: `recorder.${xmppDomain}`, tell: () => undefined, now }),
    sendWebhook: () => undefined,
    answerStatus: (url) => answerRoomStatus(url, conferences, mucDomain),
  });
}

/** 8x8's servers for one account. */
export function createJaasHost(options: JaasHostOptions): JitsiHost {
  const { appId } = options;
  const now = options.now ?? (() => new Date());
  const delayMs = options.retryDelayMs ?? 1_000;
  const outbox = createWebhookOutbox({
    url: options.webhookUrl,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
    retries: 3,
    retryDelayMs: (retry) => delayMs * 2 ** (retry - 1),
    shouldRetry: (status) => status === null || status < 200 || status > 299,
  });
  const rules: TokenRules = {
    algorithm: 'RS256',
    key: options.publicKey,
    keyId: options.keyId,
    issuers: ['chat'],
    audiences: ['jitsi'],
    domain: appId,
    verifiesDomain: true,
    requiresExpiry: true,
  };
  const notifier = createJaasWebhooks({ outbox, appId, secrets: options.webhookSecrets, now });
  const conferences = createConferences({ rules, xmppDomain: '8x8.vc', notifier, now });
  const recorder = createRecorder({
    conferences,
    recorderDomain: 'recorder.8x8.vc',
    tell: notifier.tellOfRecording,
    now,
  });
  return openHost(options, conferences, outbox, { recorder, sendWebhook: notifier.send, answerStatus: () => null });
}

function openHost(
  options: HostOptions,
  conferences: Conferences,
  outbox: WebhookOutbox,
  own: {
    recorder: Recorder;
    sendWebhook: JitsiHost['sendWebhook'];
    answerStatus: (url: URL) => Response | null;
  },
): JitsiHost {
  const { recorder } = own;
  const { join, joinMachine, enterBreakout } = conferences;
  const leave = (occupantJid: string): void => {
    conferences.leave(occupantJid);
    recorder.settle();
  };
  const endConference = (roomName: string): void => {
    conferences.endConference(roomName);
    recorder.settle();
  };

  const serve = async (name: string): Promise<Response> => {
    const file = (await options.readFile?.(name)) ?? null;
    if (!file) return new Response('Not found', { status: 404 });
    return new Response(file.body, { headers: { 'content-type': file.contentType } });
  };
  const findPlace = (occupantJid: string) => conferences.list().find(({ present }) => present.has(occupantJid)) ?? null;

  const answerClient = async (request: Request, url: URL): Promise<Response> => {
    if (url.pathname === '/xmpp/occupants') {
      const present = conferences.find(url.searchParams.get('room') ?? '')?.present.values() ?? [];
      return Response.json(
        // Nobody is shown the recorder.
        [...present]
          .filter(({ occupantJid }) => !occupantJid.startsWith('recorder@'))
          .map(({ nick, user, isModerator }) => ({ nick, displayName: user.name, isModerator })),
      );
    }
    if (url.pathname === '/xmpp/recording' && request.method === 'GET') {
      return Response.json({ isOn: recorder.isRecording(url.searchParams.get('room') ?? '') });
    }
    const asked = (await request.json()) as {
      room?: string;
      jwt?: string | null;
      occupantJid?: string;
      isOn?: boolean;
    };
    if (url.pathname === '/xmpp/join') {
      const result = join(asked.room ?? '', asked.jwt ?? null);
      return Response.json(result, { status: result.isIn ? 200 : 403 });
    }
    const occupantJid = asked.occupantJid ?? '';
    if (url.pathname === '/xmpp/end') {
      const conference = findPlace(occupantJid);
      if (!conference?.present.get(occupantJid)?.isModerator) return new Response(null, { status: 403 });
      endConference(toPath(conference.node));
    } else if (url.pathname === '/xmpp/recording') {
      const isDone = asked.isOn ? recorder.start(occupantJid) : recorder.stop(occupantJid);
      if (!isDone) return new Response(null, { status: 403 });
    } else {
      leave(occupantJid);
    }
    return new Response(null, { status: 204 });
  };

  return {
    handle: async (request) => {
      const url = new URL(request.url);
      if (url.pathname.startsWith('/xmpp/')) return answerClient(request, url);
      const status = own.answerStatus(url);
      if (status) return status;
      if (url.pathname.endsWith('/external_api.js')) return serve('external_api.js');
      if (url.pathname.startsWith('/libs/')) return serve(url.pathname.slice('/libs/'.length));
      return serve('index.html');
    },
    join,
    joinMachine,
    leave,
    enterBreakout,
    endConference,
    sendWebhook: own.sendWebhook,
    settle: outbox.settle,
    sentWebhooks: outbox.sent,
  };
}
