import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makePlatformServices } from '@/tests/support/platform-services';
import type { PlatformServices, VendorCall } from '../contract';
import { VideoPlatformError } from '../errors';
import { requestVendor } from './http';
import { pauseFor } from './pause';
import type { VendorRequest } from './vendor-request';

const schema = z.looseObject({ id: z.string() });
type Answer = () => Response | Promise<Response>;

/** A vendor that gives these answers one after the other, the last one for ever. */
function vendorWith(answers: readonly Answer[], own: Partial<PlatformServices> = {}) {
  const calls: VendorCall[] = [];
  const pauses: number[] = [];
  const sent: RequestInit[] = [];
  const services = makePlatformServices({
    fetch: async (_input, init) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)];
      sent.push(init ?? {});
      if (!answer) throw new Error('no answer was prepared');
      return answer();
    },
    recordCall: (call) => void calls.push(call),
    ...own,
  });
  const ask = (changes: Partial<VendorRequest<typeof schema>> = {}) =>
    requestVendor(
      {
        platform: 'acme',
        operation: 'create-meeting',
        services,
        account: 'acme-account',
        method: 'POST',
        url: 'https://api.example.com/rooms',
        body: { name: 'one' },
        schema,
        ...changes,
      },
      async (milliseconds, signal) => {
        pauses.push(milliseconds);
        return !signal.aborted;
      },
    );
  const refusal = async (changes: Partial<VendorRequest<typeof schema>> = {}): Promise<VideoPlatformError> => {
    const error = await ask(changes).catch((caught: unknown) => caught);
    if (error instanceof VideoPlatformError) return error;
    throw new Error('did not fail as it should');
  };
  return { ask, refusal, calls, pauses, sent };
}

const ok: Answer = () => Response.json({ id: '1' });
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response('', { status: code, headers });
const networkError =
  (code: string, more: object = {}): Answer =>
  () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code, ...more }) }));
const silence =
  (sent: readonly RequestInit[]): Answer =>
  () =>
    new Promise((_, reject) => {
      const signal = sent.at(-1)?.signal;
      signal?.addEventListener('abort', () => reject(signal.reason));
    });

describe('trying again', () => {
  it.each([
    ['a 429', status(429)],
    ['a refused connection', networkError('ECONNREFUSED')],
    ['a name that is not found just now', networkError('EAI_AGAIN')],
    ['a connection that took too long', networkError('ETIMEDOUT', { syscall: 'connect' })],
  ])('is safe for any call after %s: the vendor did nothing', async (_what, failure) => {
    const vendor = vendorWith([failure, ok]);
    expect(await vendor.ask()).toEqual({ id: '1' });
    expect(vendor.sent).toHaveLength(2);
  });

  it.each([
    ['a 500', status(500)],
    ['a 503', status(503, { 'retry-after': '1' })],
    ['a 408', status(408)],
    ['a connection that broke', networkError('ECONNRESET')],
    ['a read that took too long', networkError('ETIMEDOUT', { syscall: 'read' })],
  ])('after %s happens only where asking twice changes nothing', async (_what, failure) => {
    const careful = vendorWith([failure, ok]);
    expect(await careful.refusal()).toMatchObject({ code: 'unavailable' });
    expect(careful.sent).toHaveLength(1);
    const harmless = vendorWith([failure, ok]);
    expect(await harmless.ask({ retry: 'always' })).toEqual({ id: '1' });
  });

  it.each([400, 401, 403, 404, 302])('never happens after a %i', async (code) => {
    const vendor = vendorWith([status(code), ok]);
    await vendor.refusal({ retry: 'always' });
    expect(vendor.sent).toHaveLength(1);
  });

  it('ends after three tries, with pauses by chance below a bound that doubles', async () => {
    const vendor = vendorWith([status(503)]);
    expect(await vendor.refusal({ retry: 'always' })).toMatchObject({ code: 'unavailable' });
    expect(vendor.sent).toHaveLength(3);
    expect(vendor.pauses).toHaveLength(2);
    expect(vendor.pauses[0]).toBeLessThan(250);
    expect(vendor.pauses[1]).toBeLessThan(500);
  });

  it('waits as long as the vendor asked for', async () => {
    const vendor = vendorWith([status(429, { 'retry-after': '2' }), ok]);
    await vendor.ask();
    expect(vendor.pauses[0]).toBeGreaterThanOrEqual(2_000);
    expect(vendor.pauses[0]).toBeLessThan(2_250);
  });

  it('is left to the caller where the vendor wants longer than there is', async () => {
    const vendor = vendorWith([status(429, { 'retry-after': '7' }), ok]);
    expect(await vendor.refusal()).toMatchObject({ code: 'rate-limited', retryAfterMs: 7_000 });
    expect(vendor.pauses).toEqual([]);
  });

  it('stops when the caller no longer waits', async () => {
    const caller = new AbortController();
    const vendor = vendorWith([
      () => {
        caller.abort();
        return new Response('', { status: 429 });
      },
      ok,
    ]);
    expect(await vendor.refusal({ signal: caller.signal })).toMatchObject({ code: 'rate-limited' });
    expect(vendor.sent).toHaveLength(1);
  });

  it('leaves time for itself where the vendor hangs and asking twice is harmless', async () => {
    const sent: RequestInit[] = [];
    const answers = [silence(sent), ok];
    const vendor = vendorWith([], {
      fetch: async (_input, init) => {
        sent.push(init ?? {});
        return (answers[sent.length - 1] ?? ok)();
      },
    });
    expect(await vendor.ask({ retry: 'always', timeoutMs: 150 })).toEqual({ id: '1' });
    expect(vendor.calls.map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
      ['unavailable', 1],
      ['ok', 2],
    ]);
  });
});

describe('a call', () => {
  it('takes all its turns before each try, and none is asked of the vendor without one', async () => {
    const taken: string[] = [];
    const rooms = { limit: { name: 'rooms', calls: 20, perMs: 1_000 }, cost: 1 };
    const minute = { limit: { name: 'minute', calls: 100, perMs: 60_000 }, cost: 3 };
    const vendor = vendorWith([status(429), ok], {
      takeTurn: async ({ platform, account, limit, cost }) =>
        void taken.push([platform, account, limit.name, cost].join(' ')),
    });
    await vendor.ask({ turns: [rooms, minute] });
    expect(taken).toEqual([
      'acme acme-account rooms 1',
      'acme acme-account minute 3',
      'acme acme-account rooms 1',
      'acme acme-account minute 3',
    ]);
    const full = new VideoPlatformError({
      platform: 'acme',
      operation: 'rooms',
      code: 'rate-limited',
      reason: 'full',
      retryAfterMs: 1,
    });
    const limited = vendorWith([ok], { takeTurn: () => Promise.reject(full) });
    expect(await limited.refusal({ turns: [rooms] })).toBe(full);
    expect(limited.sent).toEqual([]);
    // Whoever counts the turns has waited already; nobody stands in line three times.
    expect(limited.calls).toMatchObject([{ outcome: 'rate-limited', status: null, attempt: 1 }]);
  });

  it('is recorded for each try, and holds nothing but figures', async () => {
    const vendor = vendorWith([status(429), networkError('ECONNREFUSED'), ok]);
    await vendor.ask();
    expect(vendor.calls).toEqual(
      [
        { outcome: 'rate-limited', status: 429, attempt: 1 },
        { outcome: 'unavailable', status: null, attempt: 2 },
        { outcome: 'ok', status: 200, attempt: 3 },
      ].map((call) => ({
        platform: 'acme',
        operation: 'create-meeting',
        durationMs: expect.toSatisfy(Number.isInteger),
        ...call,
      })),
    );
  });

  it('sends forms as they are, with the type that they bring', async () => {
    const vendor = vendorWith([ok]);
    const form = new FormData();
    form.set('image', new Blob(['x'], { type: 'image/png' }), 'logo.png');
    await vendor.ask({ body: form });
    expect(vendor.sent[0]?.body).toBe(form);
    expect(new Headers(vendor.sent[0]?.headers).get('content-type')).toBeNull();
    await vendor.ask({ body: { name: 'one' } });
    expect(new Headers(vendor.sent[1]?.headers).get('content-type')).toBe('application/json');
  });

  it('takes a refusal for an answer where the platform knows better', async () => {
    const exists: Answer = () => new Response('{"info":"already there"}', { status: 400 });
    const vendor = vendorWith([exists]);
    const readRefusal = ({ status: code, text }: { status: number; text: string }) =>
      code === 400 && text.includes('already there') ? { id: 'known' } : null;
    expect(await vendor.ask({ readRefusal })).toEqual({ id: 'known' });
    expect(vendor.calls).toMatchObject([{ outcome: 'ok', status: 400 }]);
    const other = vendorWith([() => new Response('no', { status: 400 })]);
    expect(await other.refusal({ readRefusal })).toMatchObject({ code: 'rejected' });
    const huge = vendorWith([() => new Response('already there'.repeat(10_000), { status: 400 })]);
    expect(await huge.refusal({ readRefusal })).toMatchObject({ code: 'rejected' });
  });

  it('names no key of an answer that somebody may have written', async () => {
    const vendor = vendorWith([() => Response.json({ 'Ann’s secret talk': 7 })]);
    const error = await vendor.refusal({ schema: z.record(z.string(), z.string()) as never });
    expect(error.message).toContain('unexpected JSON');
    expect(error.message).not.toContain('secret');
  });
});

describe('pauseFor', () => {
  it('ends early, and says so, when the signal comes', async () => {
    const caller = new AbortController();
    const pausing = pauseFor(60_000, caller.signal);
    caller.abort();
    expect(await pausing).toBe(false);
    expect(await pauseFor(1, new AbortController().signal)).toBe(true);
    expect(await pauseFor(60_000, AbortSignal.abort())).toBe(false);
  });
});

describe('a vendor that answered and is silent then', () => {
  it('is told of by its answer', async () => {
    const silent: Answer = () => Promise.reject(new DOMException('The time is up', 'TimeoutError'));
    const { refusal, calls } = vendorWith([status(503), silent]);
    expect(await refusal({ retry: 'always', timeoutMs: 200 })).toMatchObject({ reason: 'answered 503' });
    expect(calls.map((call) => call.status)).toEqual([503, null, null]);
  });

  it('is told of by its answer at once where it asks for more time than there is', async () => {
    const { refusal, calls } = vendorWith([status(503, { 'retry-after': '2' })]);
    expect(await refusal({ retry: 'always', timeoutMs: 1_500 })).toMatchObject({ reason: 'answered 503' });
    expect(calls).toHaveLength(1);
  });
});
