import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { deleteChangesBefore } from '@/lib/data/change-log';
import { sql, withTransaction } from '@/lib/data/sql';
import { closeEventStreams, countListeners } from '@/lib/events/event-hub';
import { openEventStream } from '@/lib/events/open-event-stream';
import { publishChange } from '@/lib/events/publish-change';
import { setUpTestDatabase } from '../support/test-database';
import { waitUntil } from '../support/wait-until';

setUpTestDatabase();

interface StreamEvent {
  readonly id: number | null;
  readonly event: string;
  readonly room: string | null;
}

interface Listening {
  /** The next event that isn't a heartbeat. */
  next(): Promise<StreamEvent>;
  /** The change of this room. What an earlier test told may still be on its way, and is passed over. */
  nextOf(room: string): Promise<StreamEvent>;
  /** Events up to and including `ready`. */
  untilReady(): Promise<StreamEvent[]>;
  end(): Promise<void>;
}

const open: Listening[] = [];

function listen(options: { after?: number; isAdmin?: boolean } = {}): Listening {
  const abort = new AbortController();
  const response = openEventStream({
    actor: options.isAdmin
      ? { kind: 'user', id: 'admin', name: 'Ada', email: 'ada@example.com', role: 'admin' }
      : GUEST,
    callPasses: [],
    waitingPasses: [],
    signal: abort.signal,
    after: options.after ?? null,
  });
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<StreamEvent> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error('The stream has ended.');
        text += decoder.decode(value, { stream: true });
        continue;
      }
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const event = /^event: (.*)$/m.exec(block)?.[1];
      if (!event) continue;
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      const data = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as { room?: string | null };
      return { id: id === undefined ? null : Number(id), event, room: data.room ?? null };
    }
  };
  const nextOf = async (room: string): Promise<StreamEvent> => {
    for (;;) {
      const event = await next();
      if (event.room === room) return event;
    }
  };
  const listening = {
    next,
    nextOf,
    async untilReady() {
      const events: StreamEvent[] = [];
      for (;;) {
        const event = await next();
        events.push(event);
        if (event.event === 'ready') return events;
      }
    },
    async end() {
      abort.abort();
      await reader.cancel();
    },
  };
  open.push(listening);
  return listening;
}

/** One change that everybody may hear of. */
async function change(room: string, runner = sql): Promise<void> {
  await publishChange(runner, {
    topic: 'room',
    room,
    roomId: '00000000-0000-4000-8000-000000000001',
    visibility: 'open',
  });
}

async function changePrivately(room: string): Promise<void> {
  await publishChange(sql, {
    topic: 'room',
    room,
    roomId: '00000000-0000-4000-8000-000000000002',
    visibility: 'private',
  });
}

/** Hears one change, so that its number is known. */
async function hear(listening: Listening, room: string): Promise<number> {
  await change(room);
  const event = await listening.nextOf(room);
  expect(event.event).toBe('change');
  return event.id ?? Number.NaN;
}

afterEach(async () => {
  for (const listening of open.splice(0)) await listening.end();
});

afterAll(closeEventStreams);

describe('the stream of changes', () => {
  test('tells each listener what they may hear of', async () => {
    const guest = listen();
    const admin = listen({ isAdmin: true });
    await Promise.all([guest.untilReady(), admin.untilReady()]);
    await changePrivately('board');
    await change('standup');
    await admin.nextOf('board');
    await admin.nextOf('standup');
    // In order, so a guest who was told of the other would have heard of it first.
    expect((await guest.next()).room).toBe('standup');
  });

  test('goes on after a drop with what was missed, and with nothing that is none of the listener’s business', async () => {
    const before = listen();
    await before.untilReady();
    const lastId = await hear(before, 'first');
    await before.end();
    await changePrivately('board');
    await change('second');
    await change('third');
    const events = await listen({ after: lastId }).untilReady();
    const newer = events.filter(({ id, event }) => event === 'change' && id !== null && id > lastId);
    expect(newer.map(({ room }) => room)).toEqual(['second', 'third']);
    expect(events.some(({ event }) => event === 'reset')).toBe(false);
  });

  test('misses no change that was numbered earlier and committed later', async () => {
    const before = listen();
    await before.untilReady();
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let hasNumber = () => {};
    const numbered = new Promise<void>((resolve) => {
      hasNumber = resolve;
    });
    const late = withTransaction(async (transaction) => {
      await change('late', transaction);
      hasNumber();
      await mayCommit;
    });
    await numbered;
    const lastId = await hear(before, 'quick');
    await before.end();
    commit();
    await late;
    const events = await listen({ after: lastId }).untilReady();
    expect(events.map(({ room }) => room)).toContain('late');
  });

  test('says that anything may have changed where it can’t tell what did', async () => {
    const before = listen();
    await before.untilReady();
    const lastId = await hear(before, 'old');
    await before.end();
    await deleteChangesBefore(new Date(Date.now() + 60_000), 1_000);
    expect((await listen({ after: lastId }).untilReady()).map(({ event }) => event)).toEqual(['reset', 'ready']);
  });

  test('tells after a lost database connection what happened meanwhile, on one connection for all listeners', async () => {
    const listeners = [listen(), listen(), listen()];
    for (const listening of listeners) await listening.untilReady();
    await change('known');
    for (const listening of listeners) await listening.nextOf('known');
    await sql.query({
      text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE application_name = 'patchbay-events' AND datname = current_database()`,
    });
    await change('while-away');
    for (const listening of listeners) await listening.nextOf('while-away');
    const connections = await sql.query<{ count: number }>({
      text: `SELECT count(*)::int FROM pg_stat_activity
              WHERE application_name = 'patchbay-events' AND datname = current_database()`,
    });
    expect(connections).toEqual([{ count: 1 }]);
  });

  test('lets a browser go that takes nothing, and keeps nothing for it', async () => {
    const awake = listen();
    await awake.untilReady();
    listen();
    await waitUntil(() => countListeners() === 2);
    const heardLast = awake.nextOf('busy-599');
    for (let count = 0; count < 600; count += 1) await change(`busy-${count}`);
    await heardLast;
    expect(countListeners()).toBe(1);
  });
});
