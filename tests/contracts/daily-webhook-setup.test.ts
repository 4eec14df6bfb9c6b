import { describe, expect, it } from 'vitest';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { DAILY_SECRET as SECRET, setUpDailyBench } from './daily-bench';
import { ADA } from './video-platform.contract';

const bench = setUpDailyBench();

const OLDER = Buffer.from('a secret that is being put aside').toString('base64');
const HOOK = 'https://patchbay.example.com/api/webhooks/daily';

describe('webhooks at daily', () => {
  const setup = (changes: Record<string, string> = {}) => {
    const { webhookSetup } = bench.open(changes);
    if (!webhookSetup) throw new Error('no webhook setup');
    return webhookSetup;
  };
  const failure = async (call: Promise<unknown>): Promise<VideoPlatformError> => {
    const error = await call.catch((caught: unknown) => caught);
    if (error instanceof VideoPlatformError) return error;
    throw new Error('did not fail as it should');
  };
  const webhook = async () => (await bench.look('/webhooks')) as unknown as Record<string, unknown>[];
  /** Makes what another program, or a hand, would have made. */
  const setUpBy = (body: object, path = '/webhooks') => bench.ask('POST', path, body);

  it('are made with our own secret, so that their first test is signed and accepted', async () => {
    expect(await setup().getSubscription()).toMatchObject({
      state: 'absent',
      message: expect.stringContaining('from asking Daily every 15 seconds'),
      url: null,
    });
    const { webhooks } = bench.open();
    bench.answerHook = ({ headers, body }) => {
      const verdict = webhooks?.verifyWebhookSignature({
        rawBody: Buffer.from(body),
        headers,
        now: bench.time,
        secrets: [SECRET],
      });
      return verdict?.isValid ? 200 : 401;
    };
    expect(await setup().provision(HOOK)).toEqual({ state: 'active', message: expect.any(String), url: HOOK });
    expect(await webhook()).toMatchObject([{ url: HOOK, hmac: SECRET, retryType: 'exponential', state: 'ACTIVE' }]);
    expect(bench.sent.map(({ body }) => body)).toEqual(['{"test":"test"}']);
  });

  it('then tell of a call from its first person to its last, in events that make sense', async () => {
    await setup().provision(HOOK);
    bench.sent.length = 0;
    const room = await bench.create();
    const entry = await bench.enter(room.roomName, 'host');
    if (entry.isAdmitted) await bench.vendor.leave(room.roomName, entry.connectionId);
    await bench.vendor.settled();
    const events = bench.sent.flatMap(({ body }) => bench.open().webhooks?.normalise(Buffer.from(body), '') ?? []);
    expect(events.map(({ type, roomName }) => [type, roomName])).toEqual(
      ['meeting-started', 'participant-joined', 'participant-left', 'meeting-ended'].map((type) => [
        type,
        room.roomName,
      ]),
    );
    expect(events[1]).toMatchObject({ participant: { participantId: ADA.id, isHost: true } });
  });

  it('are mended by an update: another secret, missing types, a stopped webhook', async () => {
    await setUpBy({ url: HOOK, hmac: OLDER, eventTypes: ['participant.joined'], retryType: 'circuit-breaker' });
    expect(await setup().getSubscription()).toMatchObject({
      state: 'broken',
      message: expect.stringContaining('secret'),
    });
    const [{ uuid } = { uuid: '' }] = await webhook();
    await setUpBy({ hmac: SECRET }, `/webhooks/${uuid}`);
    expect(await setup().getSubscription()).toMatchObject({
      state: 'broken',
      message: expect.stringContaining('does not send'),
    });
    bench.answerHook = () => 500;
    const room = await bench.create();
    for (let visit = 0; visit < 3; visit += 1) await bench.enter(room.roomName);
    await bench.vendor.settled();
    expect(await setup().getSubscription()).toMatchObject({
      state: 'broken',
      message: expect.stringContaining('the last 3 deliveries failed'),
    });
    bench.answerHook = () => 200;
    expect(await setup().provision(HOOK)).toMatchObject({ state: 'active' });
    expect(await webhook()).toMatchObject([{ uuid, hmac: SECRET, retryType: 'exponential', failedCount: 0 }]);
  });

  it('are taken over from another Patchbay, and never from another program', async () => {
    await setUpBy({ url: 'https://staging.example.com/api/webhooks/daily', hmac: SECRET });
    expect(await setup().provision(HOOK)).toMatchObject({ state: 'active', url: HOOK });
    bench.replaceVendor();
    await setUpBy({ url: 'https://other.example.com/hooks?key=secret-in-address', hmac: OLDER });
    const before = await webhook();
    const state = await setup().getSubscription();
    expect(state).toMatchObject({ state: 'broken', message: expect.stringContaining('other.example.com') });
    expect(state.message).not.toContain('secret-in-address');
    const error = await failure(setup().provision(HOOK));
    expect(error).toMatchObject({ code: 'rejected', isRetryable: false });
    expect(error.message).toContain('another program (other.example.com)');
    expect(await webhook()).toEqual(before);
  });

  it('are refused with what to do where Daily can’t reach us, or nothing is set', async () => {
    bench.answerHook = () => 0;
    expect((await failure(setup().provision(HOOK))).message).toContain('could not deliver its test');
    const elsewhere = await failure(setup().provision('https://patchbay.example.com/hooks'));
    expect(elsewhere.message).toContain('must end in /api/webhooks/daily');
    const error = await failure(setup({ DAILY_WEBHOOK_SECRET: '' }).provision(HOOK));
    expect(error).toMatchObject({
      code: 'not-configured',
      message: expect.stringContaining('openssl rand -base64 32'),
    });
    expect(await webhook()).toEqual([]);
  });
});
