import { describe, expect, it } from 'vitest';
import { setUpDailyBench } from './daily-bench';
import { ADA } from './video-platform.contract';

const bench = setUpDailyBench();

describe('the stand-in for daily', () => {
  it.each([
    ['an unknown property', { name: 'x', colour: 'red' }],
    ['an unknown property of the room', { properties: { start_cloud_recording: true } }],
    ['a wrong type', { properties: { exp: '1790000000' } }],
    ['milliseconds', { properties: { exp: 1_790_000_000_000_000 } }],
    ['a name that is too long', { name: 'a'.repeat(129) }],
    ['too many people', { properties: { max_participants: 201 } }],
  ])('refuses %s', async (_what, body) => {
    const response = await bench.ask('POST', '/rooms', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid-request-error', info: expect.any(String) });
  });

  it('answers a missing key, a wrong one and broken JSON as Daily does', async () => {
    const answers = [
      await bench.ask('GET', '/', undefined, {}),
      await bench.ask('GET', '/', undefined, { authorization: 'Bearer wrong' }),
      await bench.ask('POST', '/rooms', '{'),
    ];
    const seen = await Promise.all(
      answers.map(async (answer) => [answer.status, ((await answer.json()) as { error: string }).error]),
    );
    expect(seen).toEqual([
      [400, 'authorization-header-error'],
      [401, 'authentication-error'],
      [400, 'json-parsing-error'],
    ]);
  });

  it('keeps Daily’s limits, and answers beyond them without saying when to come back', async () => {
    bench.replaceVendor({ hasRateLimits: true });
    const statuses = [];
    for (let times = 0; times < 3; times += 1) statuses.push((await bench.ask('GET', '/recordings')).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await bench.ask('GET', '/recordings');
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(await refused.json()).toMatchObject({ error: 'rate-limit-error' });
    bench.time = new Date(bench.time.getTime() + 1_001);
    expect((await bench.ask('GET', '/recordings')).status).toBe(200);
  });

  it('checks a token that it is bench.asked about', async () => {
    const { token } = (await (
      await bench.ask('POST', '/meeting-tokens', { properties: { room_name: 'pb-room', user_id: ADA.id } })
    ).json()) as { token: string };
    expect(await (await bench.ask('GET', `/meeting-tokens/${token}`)).json()).toMatchObject({
      room_name: 'pb-room',
      user_id: ADA.id,
    });
    expect((await bench.ask('GET', `/meeting-tokens/${token.slice(0, -4)}AAAA`)).status).toBe(400);
    expect((await bench.ask('POST', '/meeting-tokens', { properties: { user_id: 'a'.repeat(37) } })).status).toBe(400);
  });
});
