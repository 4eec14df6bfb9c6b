import { SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { APP_SECRET, enterHost, grantFor, startHost, type TestClock } from './jitsi-server';

let clock: TestClock;
beforeEach(() => {
  clock = { now: new Date('2026-11-24T09:00:00Z') };
});

describe('a token, by the rules of Prosody', () => {
  it('opens its own room, for a host as a moderator and for a guest as none', async () => {
    const { host } = startHost(clock);
    expect(await enterHost(clock, host, 'host')).toMatchObject({ isIn: true, isModerator: true });
    expect(await enterHost(clock, host, 'guest')).toMatchObject({ isIn: true, isModerator: false });
    // People type capitals, and Jitsi doesn't mind.
    expect(host.join('PB-Room-A', (await grantFor(clock, 'guest')).token)).toMatchObject({ isIn: true });
    await host.settle();
  });

  it('opens no other room', async () => {
    const { host } = startHost(clock);
    expect(host.join('pb-room-b', (await grantFor(clock, 'host')).token)).toMatchObject({
      isIn: false,
      stage: 'conference',
      text: 'room-mismatch',
    });
    await host.settle();
  });

  it.each([
    ['a configured audience', { audiences: ['jitsi'] }, {}],
    ['domain verification, for the XMPP domain', { verifiesDomain: true }, {}],
    ['domain verification, for any domain', { verifiesDomain: true }, { JITSI_XMPP_DOMAIN: '' }],
  ])('passes with %s', async (_what, own, changes) => {
    const { host } = startHost(clock, { tokens: { appId: 'my_app_id', secret: APP_SECRET, ...own } });
    const { token } = await grantFor(clock, 'guest', 'pb-room-a', changes);
    expect(host.join('pb-room-a', token)).toMatchObject({ isIn: true });
    await host.settle();
  });

  it('is refused by a server that was set up otherwise, at the right moment', async () => {
    const { token } = await grantFor(clock, 'guest');
    const refusal = (own: object) => {
      const { host } = startHost(clock, { tokens: { appId: 'my_app_id', secret: APP_SECRET, ...own } });
      return host.join('pb-room-a', token);
    };
    expect(refusal({ appId: 'other' })).toMatchObject({ stage: 'connection', condition: 'not-allowed' });
    expect(refusal({ secret: 'other' })).toMatchObject({ stage: 'connection', text: 'Invalid signature' });
    expect(refusal({ audiences: ['other'] })).toMatchObject({ stage: 'connection' });
  });

  it('is good from a minute ago until the meeting’s end, to the second', async () => {
    const { host } = startHost(clock);
    const { token } = await grantFor(clock, 'guest');
    const joinAt = (time: string) => {
      clock.now = new Date(time);
      return host.join('pb-room-a', token).isIn;
    };
    expect(joinAt('2026-11-24T08:58:59Z')).toBe(false);
    expect(joinAt('2026-11-24T08:59:00Z')).toBe(true);
    expect(joinAt('2026-11-24T16:59:59Z')).toBe(true);
    expect(joinAt('2026-11-24T17:00:00Z')).toBe(false);
    await host.settle();
  });

  it.each([
    ['no `typ` in its header', {}, { alg: 'HS256' }],
    ['another algorithm', {}, { alg: 'HS512', typ: 'JWT' }],
    ['`exp` as a text', { exp: '1795510800' }, { alg: 'HS256', typ: 'JWT' }],
    ['no room', { room: undefined }, { alg: 'HS256', typ: 'JWT' }],
    ['no subject', { sub: undefined }, { alg: 'HS256', typ: 'JWT' }],
    ['no audience', { aud: undefined }, { alg: 'HS256', typ: 'JWT' }],
  ])('is refused with %s', async (_what, claims, header) => {
    const { host } = startHost(clock);
    const whole = { aud: 'jitsi', iss: 'my_app_id', sub: '*', room: 'pb-room-a', exp: 1_795_510_800, ...claims };
    const token = await new SignJWT(whole as never)
      .setProtectedHeader(header)
      .sign(new TextEncoder().encode(APP_SECRET));
    expect(host.join('pb-room-a', token)).toMatchObject({ isIn: false, stage: 'connection' });
  });
});
