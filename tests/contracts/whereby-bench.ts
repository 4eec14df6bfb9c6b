import type {
  CreateMeetingRequest,
  MeetingData,
  MeetingReference,
  MeetingSettings,
  PlatformServices,
  VideoPlatformClient,
} from '@/lib/video-platforms/contract';
import { whereby } from '@/lib/video-platforms/whereby';
import { makePlatformServices } from '../support/platform-services';
import { createWhereby } from '../vendors/whereby/create-whereby';
import type { WherebyOptions, WherebyStandIn } from '../vendors/whereby/whereby-stand-in';
import { reference } from './video-platform.contract';
import { wherebyKey } from './whereby-key';

export const KEY = wherebyKey({ organizationId: 4711, jti: 'first' });

export const BUCKET = {
  AWS_WHEREBY_S3_BUCKET: 'acme-recordings',
  AWS_WHEREBY_S3_REGION: 'eu-west-1',
  AWS_WHEREBY_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_WHEREBY_ACCESS_KEY_SECRET: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

export const RESERVED = 'weekly-all-hands-of-the-whole-company-7h3k2m9q-0c7f7d0e4f0e';

export const HOUR_MS = 3_600_000;

/** The client and a stand-in for Whereby that share a clock, and what passed between them. */
export interface WherebyBench {
  readonly standIn: WherebyStandIn;
  readonly calls: { readonly method: string; readonly url: URL; readonly body: unknown }[];
  readonly ask: typeof globalThis.fetch;
  now(): Date;
  setTime(time: Date): void;
  passMs(milliseconds: number): void;
  open(settings?: Readonly<Record<string, string>>, services?: Partial<PlatformServices>): VideoPlatformClient;
  request(changes?: Partial<CreateMeetingRequest>): CreateMeetingRequest;
  /** A request for a room with these settings. */
  requestWith(settings: Partial<MeetingSettings>): CreateMeetingRequest;
  /** What would have been kept of a room. */
  keptAs(made: MeetingData): MeetingReference;
  sentBody(): Record<string, unknown>;
}

export function makeWherebyBench(options: Partial<WherebyOptions> = {}): WherebyBench {
  let time = new Date('2026-11-24T09:00:00Z');
  const now = () => time;
  const inADay = () => new Date(time.getTime() + 24 * HOUR_MS);
  const standIn = createWhereby({ apiKeys: [KEY], subdomain: 'acme', now, ...options });
  const calls: { method: string; url: URL; body: unknown }[] = [];
  const ask: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    calls.push({ method: request.method, url: new URL(request.url), body: init?.body });
    return standIn.handle(request);
  };
  const request = (changes: Partial<CreateMeetingRequest> = {}): CreateMeetingRequest => ({
    roomNamePrefix: RESERVED,
    endDate: inADay(),
    room: { slug: 'standup', title: 'Stand-up', settings: { size: 10, recording: 'none', recordingStart: 'host' } },
    mayHaveBeenMade: false,
    ...changes,
  });
  return {
    standIn,
    calls,
    ask,
    now,
    setTime: (changed) => {
      time = changed;
    },
    passMs: (milliseconds) => {
      time = new Date(time.getTime() + milliseconds);
    },
    open: (settings = {}, services = {}) => {
      const result = whereby.readConfig({ WHEREBY_API_KEY: KEY, ...settings });
      if (!result.isConfigured) throw new Error('not configured');
      return whereby.createClient(result.config, makePlatformServices({ fetch: ask, now, ...services }));
    },
    request,
    requestWith: (settings) => {
      const { room } = request();
      return request({ room: { ...room, settings: { ...room.settings, ...settings } } });
    },
    keptAs: ({ roomName, meetingId, extraData }) =>
      reference(roomName, { vendorMeetingId: meetingId, providerData: extraData, vendorEndDate: inADay() }),
    sentBody: () => JSON.parse(String(calls.at(-1)?.body)) as Record<string, unknown>,
  };
}
