import { describe, expect, it } from 'vitest';
import { demoPlatformSettings } from '@/lib/env/demo-platform';
import { getSettings } from '@/lib/env/settings';
import { demoVendorFetch } from '../../contracts/demo-vendor-fetch';
import { setUpTestDatabase } from '../../support/test-database';

setUpTestDatabase();

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const { MOCK_API_URL, MOCK_API_KEY } = demoPlatformSettings(getSettings());
  return demoVendorFetch(`${MOCK_API_URL}${path}`, {
    method,
    headers: { authorization: `Bearer ${MOCK_API_KEY}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

describe('the demo vendor’s API', () => {
  it.each([
    ['no JSON', '{"name":'],
    ['no name', { displayName: 'x', expiresAt: inAnHour() }],
    ['a name with a slash', { name: 'a/b', displayName: 'x', expiresAt: inAnHour() }],
    ['a name of its own pages', { name: 'api', displayName: 'x', expiresAt: inAnHour() }],
    ['a control character', { name: 'a', displayName: 'x\u0000y', expiresAt: inAnHour() }],
    ['an end in the past', { name: 'a', displayName: 'x', expiresAt: '2020-01-01T00:00:00Z' }],
    ['a field that it doesn’t know', { name: 'a', displayName: 'x', expiresAt: inAnHour(), colour: 'red' }],
    ['too many people', { name: 'a', displayName: 'x', expiresAt: inAnHour(), largestSize: 101 }],
  ])('refuses %s', async (_what, body) => {
    const response = await call('POST', '/rooms', body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('bad-request');
  });

  it('stops reading a body that is too large', async () => {
    const response = await call('POST', '/rooms', {
      name: 'a',
      displayName: 'x'.repeat(20_000),
      expiresAt: inAnHour(),
    });
    expect(response.status).toBe(413);
  });

  it('wants its key', async () => {
    for (const authorization of ['', 'Bearer wrong', 'Basic abc']) {
      const response = await call('GET', '/rooms/anything', undefined, { authorization });
      expect(response.status).toBe(401);
      expect(await codeOf(response)).toBe('bad-key');
    }
  });

  it('answers 201 for a new room and 200 for the same one again', async () => {
    const body = { name: 'pb-twice', displayName: 'Stand-up', expiresAt: inAnHour() };
    expect((await call('POST', '/rooms', body)).status).toBe(201);
    expect((await call('POST', '/rooms', body)).status).toBe(200);
  });

  it('locks, and removes nobody who isn’t there', async () => {
    await call('POST', '/rooms', { name: 'pb-lock', displayName: 'Stand-up', expiresAt: inAnHour() });
    expect((await call('PUT', '/rooms/pb-lock/lock', { isLocked: true })).status).toBe(204);
    expect(await (await call('GET', '/rooms/pb-lock')).json()).toMatchObject({ isLocked: true });
    expect((await call('DELETE', '/rooms/pb-lock/people/nobody')).status).toBe(404);
  });

  it('is slow when a drill wants it, and lets the drill be ended at once', async () => {
    await call('PUT', '/faults', { latencyMs: 60_000 });
    const caller = new AbortController();
    const { MOCK_API_URL, MOCK_API_KEY } = demoPlatformSettings(getSettings());
    const slow = demoVendorFetch(`${MOCK_API_URL}/health`, {
      headers: { authorization: `Bearer ${MOCK_API_KEY}` },
      signal: caller.signal,
    });
    const first = await Promise.race([slow.then(() => 'health'), call('PUT', '/faults', {}).then(() => 'faults')]);
    expect(first).toBe('faults');
    caller.abort();
    await slow;
  });
});
