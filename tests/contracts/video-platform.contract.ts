import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformCatalogEntry } from '@/lib/video-platforms/catalog';
import type {
  Grant,
  GrantParticipant,
  MeetingEvent,
  MeetingReference,
  ParticipantRole,
  PlatformDefinition,
  PlatformServices,
  PlatformSettings,
  VideoPlatformClient,
  VideoPlatformConfig,
  WebhookHeaders,
} from '@/lib/video-platforms/contract';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { makePlatformServices } from '../support/platform-services';
import { describeWebhookContract } from './webhook.contract';

/** What a token says, read with the platform's own key. */
export interface ReadToken {
  readonly room: string;
  readonly personId: string;
  readonly displayName: string;
  readonly isHost: boolean;
  readonly expiresAt: Date;
}

/** One webhook as the vendor sends it, and what it means. */
export interface ContractDelivery {
  readonly what: string;
  readonly path: string;
  readonly body: string;
  readonly events: readonly MeetingEvent[];
}

/** What the suite must be told of a platform to test it; everything else it knows from the contract. */
export interface ContractHarness {
  readonly definition: PlatformDefinition;
  readonly entry: PlatformCatalogEntry;
  /** Settings with which it is configured, and those among them without which it isn't. */
  readonly settings: () => PlatformSettings;
  readonly requiredSettings: readonly string[];
  readonly secretSettings: readonly string[];
  /** Two webhook secrets, the one in force and one being rotated out, where the platform wants them in a certain form. */
  readonly webhookSecrets?: readonly [inForce: string, older: string];
  /** True where the vendor looks at a token only when somebody enters, so that a grant is for minutes. */
  readonly hasShortGrants?: boolean;
  /** The vendor's side. */
  readonly fetch: typeof globalThis.fetch;
  /** Null where creating is local and so can't fail at a vendor. */
  readonly createOperation: string | null;
  /** The token, empty where the platform has none; then the grant itself must say it all. */
  readonly readToken: (token: string, grant: Grant) => Promise<ReadToken>;
  /** What was kept with the meeting when the room of this name was made; nothing where that is left out. */
  readonly providerData?: (roomName: string) => MeetingReference['providerData'];
  readonly sign: (request: { rawBody: Uint8Array; secret: string; now: Date }) => WebhookHeaders;
  /** Whether a signature depends on the body and on the time; a fixed secret in a header depends on neither. */
  readonly signsBody: boolean;
  readonly deliveries: readonly ContractDelivery[];
}

const NOW = new Date('2026-11-24T09:00:00Z');

const SETTINGS = { size: 10, recording: 'cloud', recordingStart: 'host' } as const;

export function reference(roomName: string, values: Partial<MeetingReference> = {}): MeetingReference {
  return {
    id: '0c7f7d0e-4f0e-4a44-9a8a-7f1b7f4a4d11',
    roomName,
    vendorMeetingId: roomName,
    providerData: {},
    vendorEndDate: new Date(NOW.getTime() + 24 * 3_600_000),
    title: 'Stand-up',
    settings: SETTINGS,
    ...values,
  };
}

export const ADA: GrantParticipant = { id: '6f9619ff-8b86-4d01-b42d-00c04fc964ff', displayName: 'Ada Zoë 🎉' };
const BOB: GrantParticipant = { id: '7f9619ff-8b86-4d01-b42d-00c04fc964fe', displayName: 'Bob' };

/** Every platform does this, the demo included. */
export function describeVideoPlatform(name: string, harness: ContractHarness): void {
  const configure = (settings = harness.settings()): VideoPlatformConfig => {
    const result = harness.definition.readConfig(settings);
    if (!result.isConfigured) throw new Error(`not configured: ${[...result.missing, ...result.invalid].join(', ')}`);
    return result.config;
  };
  const open = (services: Partial<PlatformServices> = {}): VideoPlatformClient =>
    harness.definition.createClient(
      configure(),
      makePlatformServices({ fetch: harness.fetch, now: () => NOW, ...services }),
    );
  const meetingIn = (roomName: string): MeetingReference =>
    reference(roomName, { providerData: harness.providerData?.(roomName) ?? {} });
  const grantFor = (role: ParticipantRole, participant = ADA, meeting = meetingIn('pb-room-a')): Promise<Grant> =>
    open().issueGrant({ meeting, participant, role });
  const readGrant = async (grant: Grant): Promise<ReadToken> => harness.readToken(grant.token ?? '', grant);

  describe(`${name}: settings`, () => {
    it('names each required setting that is missing', () => {
      for (const required of harness.requiredSettings) {
        const result = harness.definition.readConfig({ ...harness.settings(), [required]: '' });
        expect(result).toMatchObject({ isConfigured: false, missing: [required] });
      }
    });

    it('never throws and never repeats a value, whatever it is given', () => {
      const names = harness.entry.settings.map((setting) => setting.name).concat(harness.requiredSettings);
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ minLength: 8 })), (settings) => {
          const result = harness.definition.readConfig(settings);
          if (result.isConfigured) return;
          for (const value of Object.values(settings)) expect(JSON.stringify(result)).not.toContain(value);
        }),
      );
    });

    it('takes several webhook secrets, so that one can be rotated', () => {
      const secretName = harness.secretSettings.find((setting) => setting.endsWith('WEBHOOK_SECRET')) ?? '';
      const [newer, older] = harness.webhookSecrets ?? ['new', 'old'];
      const { webhookSecrets } = configure({ ...harness.settings(), [secretName]: ` ${newer} , ${older} ` });
      expect(webhookSecrets).toEqual([newer, older]);
    });
  });

  describe(`${name}: meetings`, () => {
    const request = (roomNamePrefix: string) => ({
      roomNamePrefix,
      endDate: new Date(Date.now() + 3_600_000),
      room: { slug: 'standup', title: 'Stand-up', settings: SETTINGS },
      // As after an answer that got lost: whatever is there already must be found.
      mayHaveBeenMade: true,
    });

    it('makes one room, however often the same reservation asks for it', async () => {
      const first = await open().createMeeting(request('pb-contract-once'));
      const second = await open().createMeeting(request('pb-contract-once'));
      expect(second).toEqual(first);
      expect(first.platform).toBe(harness.definition.id);
      const other = await open().createMeeting(request('pb-contract-other'));
      expect(other.roomName).not.toBe(first.roomName);
    });

    it('keeps secrets out of what is stored with the meeting', async () => {
      const { extraData, meetingId, roomName, roomUrl } = await open().createMeeting(request('pb-contract-secrets'));
      const stored = JSON.stringify({ extraData, meetingId, roomName, roomUrl });
      for (const secret of secretsOf(harness)) expect(stored).not.toContain(secret);
    });

    it('ends and deletes a room twice, and one that never was', async () => {
      const client = open();
      const { roomName, meetingId, extraData } = await client.createMeeting(request('pb-contract-gone'));
      const made = { roomName, vendorMeetingId: meetingId, providerData: extraData };
      const unanswered = { roomName: 'pb-contract-never-was', vendorMeetingId: null, providerData: {} };
      for (const room of [made, made, unanswered]) {
        await client.endMeeting?.(room);
        await client.deleteRoom?.(room);
      }
      // Null members say "this platform can't"; the catalogue must say the same.
      expect(client.endMeeting !== null).toBe(harness.entry.capabilities.endForAll);
      expect(client.uploadLogo !== null).toBe(harness.entry.capabilities.logo);
      expect(client.webhooks !== null).toBe(harness.entry.capabilities.webhookCoverage !== 'none');
    });

    it('knows whether a room is still there, where it makes rooms', async () => {
      const client = open();
      expect(client.isRoomThere !== null).toBe(client.deleteRoom !== null);
      // Later than now both for the client and for a vendor's side with a clock of its own.
      const endDate = new Date(Math.max(NOW.getTime(), Date.now()) + 3_600_000);
      const asked = { ...request('pb-contract-there'), endDate };
      const { roomName, meetingId, extraData } = await client.createMeeting(asked);
      const made = { roomName, vendorMeetingId: meetingId, providerData: extraData };
      const unanswered = { roomName: asked.roomNamePrefix, vendorMeetingId: null, providerData: {} };
      for (const room of [made, unanswered]) expect((await client.isRoomThere?.(room)) ?? true).toBe(true);
      await client.deleteRoom?.(made);
      for (const room of [made, unanswered]) expect((await client.isRoomThere?.(room)) ?? false).toBe(false);
    });

    it('lists every room on the account, by the names and ids that it makes them under, where it makes rooms', async () => {
      const client = open();
      expect(client.listRooms !== null).toBe(client.deleteRoom !== null);
      if (!client.listRooms) return;
      const endDate = new Date(Math.max(NOW.getTime(), Date.now()) + 3_600_000);
      const made = await Promise.all(
        ['pb-contract-listed-a', 'pb-contract-listed-b'].map((name) =>
          client.createMeeting({ ...request(name), endDate }),
        ),
      );
      const listed = await client.listRooms();
      for (const { roomName, meetingId } of made) {
        expect(listed.filter((room) => room.roomName === roomName)).toMatchObject([{ vendorMeetingId: meetingId }]);
      }
      for (const { roomName, meetingId, extraData } of made) {
        await client.deleteRoom?.({ roomName, vendorMeetingId: meetingId, providerData: extraData });
      }
      const left = (await client.listRooms()).map(({ roomName }) => roomName);
      expect(left).not.toEqual(expect.arrayContaining(made.map(({ roomName }) => roomName)));
    });

    it('tells its account apart without telling a secret', () => {
      const { account } = open();
      expect(account.length).toBeGreaterThan(0);
      for (const secret of secretsOf(harness)) expect(account).not.toContain(secret);
    });
  });

  describe(`${name}: presence`, () => {
    const unasked = { roomName: 'pb-contract-nobody', vendorMeetingId: 'pb-contract-nobody', providerData: {} };
    const failing = (answer: () => Promise<Response>) => open({ fetch: answer }).presence;
    const isAsked = open().presence !== null;

    it.runIf(isAsked)('says how far its answers can be trusted', () => {
      const { presence } = open();
      if (!presence) throw new Error('no presence');
      // Nothing that is asked over a network is of this very moment.
      expect(presence.lagMs).toBeGreaterThan(0);
      expect(presence.everyMs).toBeGreaterThan(0);
      expect(['everybody', 'visits', 'conference']).toContain(presence.tells);
      // Who names everybody has a list; who lists people to nobody can't name them.
      if (presence.tells === 'everybody') expect(open().listParticipants).not.toBeNull();
      if (presence.tells === 'conference') expect(open().listParticipants).toBeNull();
    });

    it.runIf(isAsked && open().presence?.askForAll !== null)('answers about all rooms as about each', async () => {
      const presence = open().presence;
      const made = await open().createMeeting({
        roomNamePrefix: 'pb-contract-presence',
        endDate: new Date(Math.max(NOW.getTime(), Date.now()) + 3_600_000),
        room: { slug: 'standup', title: 'Stand-up', settings: SETTINGS },
        mayHaveBeenMade: true,
      });
      const room = { roomName: made.roomName, vendorMeetingId: made.meetingId, providerData: made.extraData };
      const reportOf = await presence?.askForAll?.();
      expect(reportOf?.(room)).toEqual(await presence?.ask(room));
      expect(reportOf?.(room).tells).toBe(presence?.tells);
    });

    it.runIf(isAsked).each([
      ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
      ['403', () => Promise.resolve(Response.json({}, { status: 403 }))],
      ['a web page', () => Promise.resolve(new Response('<h1>Hello</h1>'))],
      ['something else', () => Promise.resolve(Response.json({ ok: 1 }))],
    ])('takes %s for no answer, never for an empty room', async (_what, answer) => {
      await expect(failing(answer)?.ask(unasked)).rejects.toBeInstanceOf(VideoPlatformError);
      const { askForAll } = failing(answer) ?? {};
      if (askForAll) await expect(askForAll()).rejects.toBeInstanceOf(VideoPlatformError);
    });
  });

  describe(`${name}: grants`, () => {
    it('binds a grant to one room and one person', async () => {
      const token = await readGrant(await grantFor('guest'));
      expect(token).toMatchObject({ room: 'pb-room-a', personId: ADA.id, displayName: ADA.displayName, isHost: false });
      expect((await readGrant(await grantFor('guest', ADA, meetingIn('pb-room-b')))).room).toBe('pb-room-b');
      expect((await readGrant(await grantFor('guest', BOB))).personId).toBe(BOB.id);
    });

    it('gives host rights to hosts only', async () => {
      const [host, guest] = [await grantFor('host'), await grantFor('guest')];
      expect([host.role, guest.role]).toEqual(['host', 'guest']);
      expect(await readGrant(host)).toMatchObject({ isHost: true });
      expect(await readGrant(guest)).toMatchObject({ isHost: false });
      const embed = JSON.stringify(open().toEmbed(meetingIn('pb-room-a'), guest));
      if (host.token !== null) expect(embed).not.toContain(host.token);
    });

    it(`lasts ${harness.hasShortGrants ? 'minutes' : "until the vendor's end, and a while where that is over"}`, async () => {
      const meeting = meetingIn('pb-room-a');
      const grant = await grantFor('guest', ADA, meeting);
      expect((await readGrant(grant)).expiresAt).toEqual(grant.expiresAt);
      if (harness.hasShortGrants) {
        expect(grant.expiresAt.getTime()).toBeGreaterThan(NOW.getTime() + 60_000);
        expect(grant.expiresAt.getTime()).toBeLessThanOrEqual(NOW.getTime() + 15 * 60_000);
      } else {
        expect(grant.expiresAt).toEqual(meeting.vendorEndDate);
      }
      const overrun = await grantFor('guest', ADA, { ...meeting, vendorEndDate: new Date(NOW.getTime() - 1) });
      expect(overrun.expiresAt.getTime()).toBeGreaterThan(NOW.getTime());
    });

    it('makes an embed that survives JSON, comes from an allowed origin and holds no secret', async () => {
      const embed = open().toEmbed(meetingIn('pb-room-a'), await grantFor('host'));
      expect(JSON.parse(JSON.stringify(embed))).toEqual(embed);
      const address = embed.kind === 'jitsi-external-api' ? embed.scriptUrl : embed.url;
      const origins = harness.definition.frameOrigins(configure());
      expect(origins.filter((origin) => isOriginAllowed(origin, new URL(address).origin))).toHaveLength(1);
      for (const secret of secretsOf(harness)) expect(JSON.stringify(embed)).not.toContain(secret);
    });
  });

  describe(`${name}: when the vendor fails`, () => {
    const create = (fetch: typeof globalThis.fetch, signal?: AbortSignal) =>
      open({ fetch }).createMeeting({
        roomNamePrefix: 'pb-contract-failing',
        endDate: new Date(Date.now() + 3_600_000),
        room: { slug: 'standup', title: 'Stand-up', settings: SETTINGS },
        mayHaveBeenMade: false,
        ...(signal ? { signal } : {}),
      });

    it.runIf(harness.createOperation !== null).each([
      ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'unavailable'],
      ['502 with HTML', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })), 'unavailable'],
      ['200 with HTML', () => Promise.resolve(new Response('<h1>Hello</h1>')), 'malformed-response'],
      ['200 with half of an answer', () => Promise.resolve(new Response('{"name":"pb')), 'malformed-response'],
      ['200 with something else', () => Promise.resolve(Response.json({ ok: true })), 'malformed-response'],
      ['401', () => Promise.resolve(Response.json({}, { status: 401 })), 'unauthorised'],
      ['400', () => Promise.resolve(Response.json({}, { status: 400 })), 'rejected'],
    ] as const)('%s', async (_what, answer, code) => {
      const error = await create(answer).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(VideoPlatformError);
      expect(error).toMatchObject({ platform: harness.definition.id, operation: harness.createOperation, code });
      for (const secret of secretsOf(harness)) expect(String(error)).not.toContain(secret);
    });

    it.runIf(harness.createOperation !== null)('waits as long as a 429 asks for', async () => {
      const busy = () => Promise.resolve(Response.json({}, { status: 429, headers: { 'retry-after': '7' } }));
      await expect(create(busy)).rejects.toMatchObject({
        code: 'rate-limited',
        isRetryable: true,
        retryAfterMs: 7_000,
      });
    });

    it.runIf(harness.createOperation !== null)("stops when the caller's time is up", async () => {
      const hanging: typeof globalThis.fetch = (_input, init) =>
        new Promise((_resolve, reject) => {
          // As the real one: at once where it was given up already.
          if (init?.signal?.aborted) reject(init.signal.reason);
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        });
      const caller = new AbortController();
      const pending = create(hanging, caller.signal);
      caller.abort();
      await expect(pending).rejects.toMatchObject({ code: 'unavailable', isRetryable: true });
    });

    it('reports ill health instead of throwing', async () => {
      const health = await open({ fetch: () => Promise.reject(new TypeError('fetch failed')) }).checkHealth();
      expect(health.isHealthy).toBe(false);
      // One sentence for an administrator, without the names of calls that only the log needs.
      expect(health.message).toMatch(/^[^:]+ could not be reached\.$/);
      for (const secret of secretsOf(harness)) expect(health.message).not.toContain(secret);
    });
  });

  describeWebhookContract(name, harness, () => open().webhooks);
}

/** As a browser reads a source in a policy: `https://*.example.com` is every host below it. */
function isOriginAllowed(allowed: string, origin: string): boolean {
  const [scheme = '', host] = allowed.split('//*.');
  return host === undefined ? allowed === origin : origin.startsWith(`${scheme}//`) && origin.endsWith(`.${host}`);
}

function secretsOf(harness: ContractHarness): readonly string[] {
  const settings = harness.settings();
  return harness.secretSettings.flatMap((setting) => settings[setting] ?? []);
}
