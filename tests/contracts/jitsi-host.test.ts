import { beforeEach, describe, expect, it } from 'vitest';
import recorded from '../fixtures/jitsi/meeting-of-two.json';
import type { JitsiHost } from '../vendors/jitsi/jitsi-host';
import { enterHost, grantFor, openJitsi, startHost, type TestClock, WEBHOOK_SECRET } from './jitsi-server';

let clock: TestClock;
beforeEach(() => {
  clock = { now: new Date('2026-11-24T09:00:00Z') };
});

describe('a whole jitsi meeting', () => {
  it('reads as people who come, move and go, from posts that pass', async () => {
    const { host, posts } = startHost(clock);
    const { webhooks } = openJitsi(clock);
    const ada = await enterHost(clock, host, 'host');
    clock.now = new Date('2026-11-24T09:00:05Z');
    const bob = await enterHost(clock, host, 'guest');
    host.enterBreakout(bob.occupantJid, 'b1');
    host.joinMachine('pb-room-a', 'recorder@recorder.meet.jitsi/x');
    clock.now = new Date('2026-11-24T09:01:00Z');
    host.leave(bob.occupantJid);
    host.leave('recorder@recorder.meet.jitsi/x');
    host.leave(ada.occupantJid);
    await host.settle();
    const events = posts.flatMap(({ path, headers, body }) => {
      const rawBody = Buffer.from(body);
      expect(
        webhooks.verifyWebhookSignature({ rawBody, headers, now: clock.now, secrets: [WEBHOOK_SECRET] }),
      ).toMatchObject({
        isValid: true,
      });
      return webhooks.normalise(rawBody, path);
    });
    const told = events.filter((event) => !('participant' in event && event.participant.isBot));
    expect(told.map((event) => event.type)).toEqual([
      'meeting-started',
      'participant-joined',
      'participant-joined',
      'participant-left',
      'participant-joined',
      'participant-left',
      'participant-left',
      // The room's end repeats who was in.
      'participant-left',
      'participant-left',
      'meeting-ended',
    ]);
    expect(events.length - told.length).toBe(3);
    expect(told.at(-1)).toMatchObject({
      at: new Date('2026-11-24T09:01:00Z'),
      startedAt: new Date('2026-11-24T09:00:00Z'),
    });
  });

  it('ends for everybody before anybody has left', async () => {
    const { host, posts } = startHost(clock);
    await enterHost(clock, host, 'host');
    await enterHost(clock, host, 'guest');
    host.endConference('pb-room-a');
    await host.settle();
    expect(posts.slice(3).map(({ path }) => path.replace(/.*events/, ''))).toEqual([
      '/room/destroyed',
      '/occupant/left',
      '/occupant/left',
    ]);
  });

  it('is told to the app also where a token for another room opened it, and nobody entered', async () => {
    const { host, posts } = startHost(clock);
    host.join('pb-room-b', (await grantFor(clock, 'host', 'pb-room-a')).token);
    await host.settle();
    expect(posts).toHaveLength(2);
    expect(posts[1]?.body).toContain('"all_occupants":{}');
  });

  it('keeps a tenant’s room apart, which the same token opens where domains are not verified', async () => {
    const { host, posts } = startHost(clock);
    expect(host.join('acme/pb-room-a', (await grantFor(clock, 'guest')).token)).toMatchObject({ isIn: true });
    await host.settle();
    const { webhooks } = openJitsi(clock);
    const events = posts.flatMap(({ path, body }) => webhooks.normalise(Buffer.from(body), path));
    expect(events.map(({ roomName }) => roomName)).toEqual(['[acme]pb-room-a', '[acme]pb-room-a']);
  });
});

describe('the posts of the stand-in', () => {
  it('have the fields and headers that a real Prosody sent', async () => {
    const { host, posts } = startHost(clock);
    const ada = await enterHost(clock, host, 'host');
    host.leave(ada.occupantJid);
    await host.settle();
    const shapeOf = (body: string) => {
      const { occupant, all_occupants: everybody, ...post } = JSON.parse(body);
      const person = occupant ?? everybody?.[0] ?? {};
      // Somebody without an e-mail address: Lua leaves out what is nil.
      return { post: Object.keys(post).sort(), person: Object.keys({ email: '', ...person }).sort() };
    };
    for (const { path, headers, body } of posts) {
      const real = recorded.requests.find((request) => request.path === path);
      if (!real) throw new Error(`nothing was recorded for ${path}`);
      const hasPerson = !path.endsWith('/created');
      expect(shapeOf(body).post).toEqual(shapeOf(real.body).post);
      if (hasPerson) expect(shapeOf(body).person).toEqual(shapeOf(real.body).person);
      expect(headers['user-agent']).toBe(real.headers['user-agent']);
      expect(headers['content-type']).toBe(real.headers['content-type']);
      expect(headers.authorization).toMatch(/^Bearer /);
    }
    expect(posts.map(({ path }) => path)).toHaveLength(4);
  });

  it.each<[(number | 'cut')[], number]>([
    [[503, 'cut', 500, 500], 4],
    [[502], 2],
    [[401], 1],
    [[404], 1],
    [[408], 1],
    [[429], 1],
    [[302], 1],
  ])('answered with %j come %i times, with the same bytes', async (answers, times) => {
    const { host, posts } = startHost(clock, {}, answers);
    host.joinMachine('pb-room-a', 'recorder@recorder.meet.jitsi/x');
    await host.settle();
    const created = posts.filter(({ path }) => path.endsWith('/created'));
    expect(created).toHaveLength(times);
    expect(new Set(created.map(({ body }) => body)).size).toBe(1);
  });

  it('come once where no answer came in time', async () => {
    const posts: string[] = [];
    const { host } = startHost(clock, {
      timeoutMs: 5,
      fetch: (input, init) => {
        posts.push(String(input));
        return new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        });
      },
    });
    host.joinMachine('pb-room-a', 'recorder@recorder.meet.jitsi/x');
    await host.settle();
    expect(posts).toHaveLength(2);
    expect(host.sentWebhooks.every(({ status }) => status === null)).toBe(true);
  });
});

describe('the stand-in over HTTP', () => {
  const post = (host: JitsiHost, path: string, body: object) =>
    host.handle(new Request(`https://meet.example.com${path}`, { method: 'POST', body: JSON.stringify(body) }));

  it('serves its files, and the meeting page for every room', async () => {
    const { host } = startHost(clock, { readFile: (name) => ({ contentType: 'text/plain', body: name }) });
    const get = async (path: string) => (await host.handle(new Request(`https://meet.example.com${path}`))).text();
    expect(await get('/external_api.js')).toBe('external_api.js');
    expect(await get('/pb-room-a?jwt=x')).toBe('index.html');
    expect(await get('/libs/meeting.js')).toBe('meeting.js');
  });

  it('lets people in and out, and only a moderator end the meeting', async () => {
    const { host } = startHost(clock);
    const join = async (role: 'host' | 'guest') => {
      const answer = await post(host, '/xmpp/join', { room: 'pb-room-a', jwt: (await grantFor(clock, role)).token });
      return (await answer.json()) as { occupantJid: string };
    };
    const [ada, bob] = [await join('host'), await join('guest')];
    const occupants = async () => {
      const answer = await host.handle(new Request('https://meet.example.com/xmpp/occupants?room=pb-room-a'));
      return (await answer.json()) as unknown[];
    };
    expect(await occupants()).toHaveLength(2);
    expect((await post(host, '/xmpp/join', { room: 'pb-room-b', jwt: null })).status).toBe(403);
    expect((await post(host, '/xmpp/end', { occupantJid: bob.occupantJid })).status).toBe(403);
    expect((await post(host, '/xmpp/leave', { occupantJid: bob.occupantJid })).status).toBe(204);
    expect(await occupants()).toHaveLength(1);
    expect((await post(host, '/xmpp/end', { occupantJid: ada.occupantJid })).status).toBe(204);
    expect(await occupants()).toEqual([]);
    await host.settle();
  });

  it('lets only a host of a room that records start and stop its recorder, which goes when everybody has', async () => {
    const { host } = startHost(clock);
    const join = async (role: 'host' | 'guest') => {
      const answer = await post(host, '/xmpp/join', { room: 'pb-room-a', jwt: (await grantFor(clock, role)).token });
      return (await answer.json()) as { occupantJid: string };
    };
    const ask = async (occupantJid: string, isOn: boolean) =>
      (await post(host, '/xmpp/recording', { occupantJid, isOn })).status;
    const isOn = async () => {
      const answer = await host.handle(new Request('https://meet.example.com/xmpp/recording?room=pb-room-a'));
      return ((await answer.json()) as { isOn: boolean }).isOn;
    };
    const [ada, bob] = [await join('host'), await join('guest')];
    expect([await ask(bob.occupantJid, true), await isOn()]).toEqual([403, false]);
    expect([await ask(ada.occupantJid, true), await isOn()]).toEqual([204, true]);
    expect([await ask(ada.occupantJid, false), await isOn()]).toEqual([204, false]);
    await ask(ada.occupantJid, true);
    for (const { occupantJid } of [ada, bob]) await post(host, '/xmpp/leave', { occupantJid });
    expect(await isOn()).toBe(false);
    await host.settle();
    expect(host.sentWebhooks.some(({ url }) => url.endsWith('/room/destroyed'))).toBe(true);
  });
});
