import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makePlatformServices } from '@/tests/support/platform-services';
import { VideoPlatformError } from '../errors';
import { requestVendor } from './http';
import type { VendorRequest } from './vendor-request';

const schema = z.looseObject({ id: z.string() });
type Changes = Partial<VendorRequest<typeof schema>>;

const call = (fetch: typeof globalThis.fetch, changes: Changes = {}) =>
  requestVendor(
    {
      platform: 'acme',
      operation: 'create-meeting',
      services: makePlatformServices({ fetch }),
      account: 'acme-account',
      method: 'POST',
      url: 'https://api.example.com/rooms?key=secret-in-address',
      headers: { authorization: 'Bearer secret-in-header' },
      body: { name: 'secret-in-body' },
      schema,
      ...changes,
    },
    // Tries follow each other at once.
    async () => true,
  );

const failureOf = async (fetch: typeof globalThis.fetch, changes: Changes = {}): Promise<VideoPlatformError> => {
  const error = await call(fetch, changes).catch((caught: unknown) => caught);
  if (!(error instanceof VideoPlatformError)) throw new Error('did not fail as it should');
  return error;
};

const answering =
  (status: number, body: string | null, headers: Record<string, string> = {}) =>
  async () =>
    new Response(body, { status, headers });

describe('requestVendor', () => {
  it('returns what the schema wants and is lenient about the rest', async () => {
    expect(await call(answering(200, '{"id":"1","new":true}'))).toEqual({ id: '1', new: true });
  });

  it.each([
    [400, 'rejected', false],
    [401, 'unauthorised', false],
    [403, 'unauthorised', false],
    [404, 'not-found', false],
    [408, 'unavailable', true],
    [410, 'not-found', false],
    [422, 'rejected', false],
    [429, 'rate-limited', true],
    [500, 'unavailable', true],
    [503, 'unavailable', true],
  ])('takes %i for %s', async (status, code, isRetryable) => {
    expect(await failureOf(answering(status, '{"error":"secret"}'))).toMatchObject({ code, isRetryable });
  });

  it.each([
    ['HTML', '<!doctype html><p>Welcome</p>'],
    ['cut JSON', '{"id":"1"'],
    ['nothing', ''],
    ['other JSON', '{"id":7}'],
  ])('takes 200 with %s for malformed', async (_what, body) => {
    expect(await failureOf(answering(200, body))).toMatchObject({ code: 'malformed-response', isRetryable: false });
  });

  it('does not take a web page for success, also where the answer does not matter', async () => {
    const page = answering(200, '<p>Sign in to the network</p>', { 'content-type': 'text/html; charset=utf-8' });
    expect(await failureOf(page, { schema: null })).toMatchObject({ code: 'malformed-response' });
    expect(await call(answering(204, null), { schema: null })).toBeUndefined();
  });

  it('does not follow a redirect: the key would go along', async () => {
    const redirecting = answering(302, '', { location: 'https://evil.example.com' });
    expect(await failureOf(redirecting)).toMatchObject({ code: 'malformed-response' });
    let redirect: RequestRedirect | undefined;
    await call(async (_input, init) => {
      redirect = init?.redirect;
      return Response.json({ id: '1' });
    });
    expect(redirect).toBe('manual');
  });

  it('reads Retry-After in seconds and as a date', async () => {
    const pauseFor = async (value: string) =>
      (await failureOf(answering(429, '', { 'retry-after': value }))).retryAfterMs;
    expect(await pauseFor('12')).toBe(12_000);
    const inAMinute = await pauseFor(new Date(Date.now() + 60_000).toUTCString());
    expect(inAMinute).toBeGreaterThan(50_000);
    expect(inAMinute).toBeLessThanOrEqual(60_000);
    expect(await pauseFor('soon')).toBeNull();
  });

  it('gives up when its time is over, also in the middle of an answer', async () => {
    const hanging: typeof globalThis.fetch = async (_input, init) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"id":'));
            init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
          },
        }),
      );
    const error = await failureOf(hanging, { timeoutMs: 20 });
    expect(error).toMatchObject({ code: 'unavailable' });
    expect(error.message).toContain('did not answer within 0.02 s');
  });

  it('stops reading an answer that has no end', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    expect(await failureOf(async () => new Response(endless))).toMatchObject({ code: 'malformed-response' });
  });

  it('names the network’s reason and no secret, whatever goes wrong', async () => {
    const refused = Object.assign(new Error('connect to secret'), { code: 'ECONNREFUSED' });
    const failures = await Promise.all([
      failureOf(() => Promise.reject(new TypeError('fetch failed: secret', { cause: refused }))),
      failureOf(answering(500, 'secret')),
      failureOf(answering(200, '{"secret":"secret"}')),
      // A key with a line break in it: Node's own error would quote the header.
      failureOf((input, init) => globalThis.fetch(input, init), {
        headers: { authorization: 'Bearer secret\nsecret' },
      }),
    ]);
    expect(failures[0]?.message).toContain('ECONNREFUSED');
    for (const failure of failures)
      expect(`${failure.message} ${failure.stack} ${failure.cause}`).not.toMatch(/Bearer|secret/);
  });
});
