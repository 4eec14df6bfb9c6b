import { describe, expect, it } from 'vitest';
import { setUpDailyBench } from './daily-bench';
import { ADA } from './video-platform.contract';

const bench = setUpDailyBench();

const INSTANCE = 'd0e1f2a3-0000-4000-8000-00000000000a';

describe('daily tokens and calls', () => {
  it('ask for the domain once, however many join at the same moment, and again after a failure', async () => {
    let isDown = true;
    let failed = 0;
    const shaky: typeof globalThis.fetch = async (input, init) => {
      if (!isDown) return bench.fetchVendor(input, init);
      failed += 1;
      return Response.json({}, { status: 401 });
    };
    const client = bench.open({}, { fetch: shaky });
    await expect(bench.enter('pb-room', 'guest', client)).rejects.toMatchObject({ code: 'unauthorised' });
    // With a key that is refused there is no other way.
    expect(failed).toBe(1);
    isDown = false;
    await bench.create(client);
    bench.asked = [];
    const entries = await Promise.all([1, 2, 3].map(() => bench.enter('pb-a1b2c3d4-standup', 'guest', client)));
    expect(entries.every((entry) => entry.isAdmitted)).toBe(true);
    expect(bench.asked).toEqual(['GET /']);
  });

  it.each([
    ['does not say which domain the key is for', () => Response.json({ domain_name: 'acme' })],
    ['refuses to say it', () => Response.json({ error: 'invalid-request-error' }, { status: 400 })],
  ])('come from Daily where it %s', async (_what, answer) => {
    const silent: typeof globalThis.fetch = async (input, init) =>
      new URL(String(input)).pathname === '/v1/' ? answer() : bench.fetchVendor(input, init);
    const { roomName } = await bench.create();
    const client = bench.open({}, { fetch: silent });
    expect(await bench.enter(roomName, 'host', client)).toMatchObject({ isAdmitted: true });
    expect(bench.asked).toContain('POST /meeting-tokens');
    expect(bench.vendor.peopleIn(roomName)).toMatchObject([{ userId: ADA.id, isOwner: true }]);
  });

  it('let a person in within seconds also where that question hangs', async () => {
    const hanging: typeof globalThis.fetch = (input, init) => {
      if (new URL(String(input)).pathname !== '/v1/') return bench.fetchVendor(input, init);
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    const { roomName } = await bench.create();
    const startedAt = performance.now();
    expect(await bench.enter(roomName, 'guest', bench.open({}, { fetch: hanging }))).toMatchObject({
      isAdmitted: true,
    });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('stay within the limits that Daily documents, each call of its own kind', async () => {
    const turns: string[] = [];
    const client = bench.open(
      {},
      { takeTurn: async ({ limit, account }) => void turns.push(`${account} ${limit.name}`) },
    );
    const room = await bench.create(client);
    await client.recordings?.listRecordings?.(room);
    await client.deleteRoom?.(room);
    expect(turns).toEqual([
      'acme general-per-1s',
      'acme general-per-5s',
      'acme recordings-list-per-1s',
      'acme recordings-list-per-30s',
      'acme rooms-delete-per-1s',
      'acme rooms-delete-per-30s',
    ]);
  });

  it('say that Daily has had enough where its limit is reached all the same', async () => {
    bench.replaceVendor({ hasRateLimits: true });
    const client = bench.open();
    const names = Array.from({ length: 21 }, (_, index) => ({
      roomName: `pb-${index}`,
      vendorMeetingId: null,
      providerData: {},
    }));
    const results = await Promise.allSettled(names.map((room) => client.deleteRoom?.(room)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'rate-limited', isRetryable: true });
  });

  it('tell an administrator when the key is wrong or belongs elsewhere', async () => {
    expect(await bench.open().checkHealth()).toMatchObject({ isHealthy: true });
    const wrongKey = await bench.open({ DAILY_API_KEY: 'somebody-elses-key' }).checkHealth();
    expect(wrongKey).toMatchObject({ isHealthy: false, message: expect.stringContaining('DAILY_API_KEY') });
    bench.replaceVendor({ domainName: 'other' });
    const elsewhere = await bench.open().checkHealth();
    expect(elsewhere).toMatchObject({ isHealthy: false, message: expect.stringContaining('DAILY_SUBDOMAIN') });
  });
});

describe('recordings at daily', () => {
  it('are started under our id, stopped, listed and linked to', async () => {
    const client = bench.open();
    const room = await bench.create(client, { recording: 'cloud' });
    await bench.enter(room.roomName, 'host');
    const { recordings } = client;
    const started = await recordings?.startRecording?.(room, INSTANCE);
    expect(started).toEqual({ recordingId: expect.any(String) });
    const startedAt = bench.time;
    bench.time = new Date(bench.time.getTime() + 90_000);
    expect(await recordings?.listRecordings?.(room)).toMatchObject([{ isFinished: false, durationSeconds: null }]);
    // Asking for it again finds it running.
    expect(await recordings?.startRecording?.(room, INSTANCE)).toEqual({ recordingId: null });
    await recordings?.stopRecording?.(room, INSTANCE);
    await recordings?.stopRecording?.(room, INSTANCE);
    expect(await recordings?.listRecordings?.(room)).toEqual([
      { recordingId: started?.recordingId, startedAt, durationSeconds: 90, isFinished: true },
    ]);
    const link = await recordings?.getRecordingLink?.(started?.recordingId ?? '');
    expect(link).toEqual({
      url: expect.stringMatching(/^https:/),
      expiresAt: new Date(bench.time.getTime() + 3_600_000),
    });
  });

  it('can be tried again where Daily sees no call yet, or has no worker', async () => {
    const room = await bench.create(bench.open(), { recording: 'cloud' });
    const start = () => bench.open().recordings?.startRecording?.(room, INSTANCE);
    await expect(start()).rejects.toMatchObject({ code: 'not-found', retryAfterMs: 5_000 });
    await bench.enter(room.roomName);
    bench.vendor.setRecordingWorkers(false);
    await expect(start()).rejects.toMatchObject({ code: 'unavailable', isRetryable: true });
    const unknown = { roomName: 'pb-none', vendorMeetingId: null, providerData: {} };
    await expect(bench.open().recordings?.startRecording?.(unknown, INSTANCE)).rejects.toMatchObject({
      code: 'not-found',
    });
    await bench.open().recordings?.stopRecording?.(unknown, INSTANCE);
  });
});
