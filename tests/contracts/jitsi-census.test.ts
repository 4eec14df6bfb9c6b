import { describe, expect, it } from 'vitest';
import { jitsi } from '@/lib/video-platforms/jitsi';
import { makePlatformServices } from '../support/platform-services';
import { createJitsiHost } from '../vendors/jitsi/jitsi-host';

const API_URL = 'http://prosody:5280';
const NOW = new Date('2026-11-24T09:00:00.700Z');

function openJitsi(fetch: typeof globalThis.fetch, settings: Record<string, string> = { JITSI_API_URL: API_URL }) {
  const result = jitsi.readConfig({ JITSI_DOMAIN: 'meet.example.com', ...settings });
  if (!result.isConfigured) throw new Error('not configured');
  return jitsi.createClient(result.config, makePlatformServices({ fetch }));
}

/** Prosody's HTTP server on one address, the public host on another. */
const answering =
  (census: () => Response | Promise<Response>): typeof globalThis.fetch =>
  async (input) =>
    String(input).startsWith(API_URL) ? census() : new Response('// the IFrame API');

const vendorRoom = (roomName: string) => ({ roomName, vendorMeetingId: roomName, providerData: {} });

const sessionsOf = async (census: unknown, roomName = 'rig-standup') =>
  openJitsi(answering(() => Response.json(census))).getRoomSessions?.(vendorRoom(roomName));

/** As a real Prosody answered while two people were in. */
const recorded = {
  room_census: [
    {
      leaked: false,
      participants: 2,
      created_time: '1795470292000',
      room_name: 'rig-standup@conference.meet.test',
    },
  ],
};

describe('jitsi’s census', () => {
  it('is asked only where JITSI_API_URL says where', () => {
    const client = openJitsi(
      answering(() => Response.json(recorded)),
      {},
    );
    expect(client.getRoomSessions).toBeNull();
    expect(client.listParticipants).toBeNull();
  });

  it('tells of the conference that goes on', async () => {
    const startedAt = new Date(1_795_470_292_000);
    expect(await sessionsOf(recorded)).toEqual([{ sessionId: 'rig-standup@1795470292000', startedAt, endedAt: null }]);
    expect(await sessionsOf(recorded, 'Rig-Standup')).toHaveLength(1);
  });

  it('tells of none in another room, in a tenant’s of the same name, or in one that nobody has entered', async () => {
    const [entry] = recorded.room_census;
    expect(await sessionsOf(recorded, 'rig')).toEqual([]);
    expect(
      await sessionsOf({ room_census: [{ ...entry, room_name: '[acme]rig-standup@conference.meet.test' }] }),
    ).toEqual([]);
    const { created_time: _created, ...opened } = entry ?? {};
    expect(await sessionsOf({ room_census: [opened] })).toEqual([]);
  });

  it.each([
    ['[]', { room_census: [] }],
    ['{}', { room_census: {} }],
  ])('takes %s for an empty list', async (_how, census) => {
    expect(await sessionsOf(census)).toEqual([]);
  });

  it.each([
    ['HTML', () => new Response('<h1>It works</h1>'), 'malformed-response'],
    ['something else', () => Response.json({ rooms: [] }), 'malformed-response'],
    ['404: the module is not loaded', () => new Response('', { status: 404 }), 'not-found'],
  ])('fails on %s rather than calling the room empty', async (_what, answer, code) => {
    const asking = openJitsi(answering(answer)).getRoomSessions?.(vendorRoom('rig-standup'));
    await expect(asking).rejects.toMatchObject({ platform: 'jitsi', operation: 'list-sessions', code });
  });

  it('follows a meeting from the first person to the last', async () => {
    const host = createJitsiHost({
      tokens: null,
      webhookSecret: 'secret',
      webhookUrl: 'https://patchbay.example.com/api/webhooks/jitsi',
      fetch: () => Promise.resolve(new Response('{}')),
      now: () => NOW,
    });
    const client = openJitsi((input, init) => host.handle(new Request(input, init)));
    const sessions = () => client.getRoomSessions?.(vendorRoom('pb-standup'));
    expect(await sessions()).toEqual([]);
    const entry = host.join('PB-Standup', null);
    if (!entry.isIn) throw new Error(entry.text);
    expect(await sessions()).toMatchObject([{ startedAt: new Date('2026-11-24T09:00:00Z'), endedAt: null }]);
    // People in breakout rooms are not counted, and the conference goes on all the same.
    host.enterBreakout(entry.occupantJid, 'b1');
    expect(await sessions()).toHaveLength(1);
    host.leave(entry.occupantJid);
    expect(await sessions()).toEqual([]);
    await host.settle();
  });
});

describe('jitsi’s health', () => {
  it('says what the census counts', async () => {
    const health = await openJitsi(answering(() => Response.json(recorded))).checkHealth();
    expect(health).toMatchObject({
      isHealthy: true,
      message: 'meet.example.com answers. Its census counts 2 people in 1 room.',
    });
  });

  it('is bad where the census is set and does not answer, and says which of the two it is', async () => {
    const health = await openJitsi(answering(() => new Response('', { status: 502 }))).checkHealth();
    expect(health.isHealthy).toBe(false);
    expect(health.message).toBe('meet.example.com answers, but its census (JITSI_API_URL) answered 502.');
  });
});
