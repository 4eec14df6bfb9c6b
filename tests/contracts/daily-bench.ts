import { afterEach, beforeEach } from 'vitest';
import type { PlatformServices, VendorRoom, VideoPlatformClient } from '@/lib/video-platforms/contract';
import { daily } from '@/lib/video-platforms/daily';
import { makePlatformServices } from '../support/platform-services';
import { createDaily, type DailyOptions, type DailyStandIn } from '../vendors/daily/create-daily';
import type { OutgoingWebhook } from '../vendors/kit/send-webhook';
import type { StandInEntry } from '../vendors/kit/vendor-stand-in';
import { ADA, reference } from './video-platform.contract';

const KEY = 'daily-api-key-for-tests-0123456789';

/** Base64, as Daily wants it. */
export const DAILY_SECRET = Buffer.from('a webhook secret of 32 bytes now').toString('base64');

/** Daily's client and the stand-in that it talks to, both anew for each test and on one clock. */
export interface DailyBench {
  vendor: DailyStandIn;
  time: Date;
  /** What the client asked for, as `METHOD /path?query`. */
  asked: string[];
  /** Webhooks as they went out, and what their address answers to each. */
  readonly sent: OutgoingWebhook[];
  answerHook: (webhook: OutgoingWebhook) => number;
  readonly fetchVendor: typeof globalThis.fetch;
  /** Another stand-in, with nothing in it. */
  replaceVendor(changes?: Partial<DailyOptions>): void;
  open(changes?: Record<string, string>, services?: Partial<PlatformServices>): VideoPlatformClient;
  later(hours: number): Date;
  create(
    client?: VideoPlatformClient,
    changes?: { size?: number; recording?: 'none' | 'local' | 'cloud' },
  ): Promise<VendorRoom>;
  /** Asks the stand-in itself, with the key unless other headers are given. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  look(path: string): Promise<Record<string, unknown>>;
  enter(room: string, role?: 'host' | 'guest', client?: VideoPlatformClient): Promise<StandInEntry>;
}

export function setUpDailyBench(): DailyBench {
  const bench: DailyBench = {
    vendor: createDaily({ apiKey: KEY, domainName: 'acme' }),
    time: new Date(),
    asked: [],
    sent: [],
    answerHook: () => 200,
    fetchVendor: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      bench.asked.push(`${request.method} ${pathname.replace('/v1', '')}${search}`);
      return bench.vendor.handle(request);
    },
    replaceVendor: (changes = {}) => {
      bench.vendor = createDaily({
        apiKey: KEY,
        domainName: 'acme',
        now: () => bench.time,
        send: async (webhook) => {
          bench.sent.push(webhook);
          return bench.answerHook(webhook);
        },
        hasRateLimits: false,
        ...changes,
      });
    },
    open: (changes = {}, services = {}) => {
      const settings = { DAILY_API_KEY: KEY, DAILY_SUBDOMAIN: 'acme', DAILY_WEBHOOK_SECRET: DAILY_SECRET, ...changes };
      const result = daily.readConfig(settings);
      if (!result.isConfigured) throw new Error(JSON.stringify(result));
      const given = makePlatformServices({ fetch: bench.fetchVendor, now: () => bench.time, ...services });
      return daily.createClient(result.config, given);
    },
    later: (hours) => new Date(bench.time.getTime() + hours * 3_600_000),
    create: async (client = bench.open(), changes = {}) => {
      const { roomName, meetingId, extraData } = await client.createMeeting({
        roomNamePrefix: 'pb-a1b2c3d4-standup',
        endDate: bench.later(24),
        room: {
          slug: 'standup',
          title: 'Stand-up',
          settings: { size: 10, recording: 'none', recordingStart: 'host', ...changes },
        },
        mayHaveBeenMade: false,
      });
      return { roomName, vendorMeetingId: meetingId, providerData: extraData };
    },
    ask: (method, path, body, headers = { authorization: `Bearer ${KEY}` }) =>
      bench.vendor.handle(
        new Request(`https://api.daily.co/v1${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
    look: async (path) => (await (await bench.ask('GET', path)).json()) as Record<string, unknown>,
    enter: async (room, role = 'guest', client = bench.open()) => {
      const { token } = await client.issueGrant({ meeting: reference(room), participant: ADA, role });
      return bench.vendor.enter(room, token);
    },
  };
  beforeEach(() => {
    bench.asked = [];
    bench.sent.length = 0;
    bench.answerHook = () => 200;
    bench.time = new Date('2026-11-24T09:00:00Z');
    bench.replaceVendor();
  });
  afterEach(() => bench.vendor.settled());
  return bench;
}
