import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WaitingPlace } from '@/lib/schemas/door';
import { GATHER_MS, holdWaitingPlace } from './hold-waiting-place';

class FakeEventSource extends EventTarget {
  static readonly OPEN = 1;
  static last: FakeEventSource;
  readonly readyState = FakeEventSource.OPEN;

  constructor() {
    super();
    FakeEventSource.last = this;
  }

  close() {}

  tellOf(room: string) {
    const data = JSON.stringify({ topic: 'door', room, meetingId: null });
    this.dispatchEvent(Object.assign(new Event('change'), { data, lastEventId: '' }));
  }
}

const PLACE: WaitingPlace = {
  id: 'grace',
  room: 'standup',
  door: 'ask',
  state: 'waiting',
  isUnderWay: false,
  message: 'A host lets you in.',
  askAgainInSeconds: null,
};

/** What the server says the room is called. */
let presentName = 'standup';
const ask = vi.fn(async (_address: string) => Response.json({ ...PLACE, room: presentName }));
const onHeard = vi.fn();
let letGo = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', ask);
});

afterEach(() => {
  letGo();
  vi.clearAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function hold(openedUnder: string): Promise<void> {
  letGo = holdWaitingPlace({
    ...{ roomName: openedUnder, presentName, waitingId: 'grace' },
    onHeard,
    onFailed: (error) => {
      throw error;
    },
  });
  await vi.advanceTimersByTimeAsync(GATHER_MS);
  ask.mockClear();
}

/** How often the page asked soon after it was told of a room of this name. */
async function asksAfter(room: string): Promise<number> {
  ask.mockClear();
  FakeEventSource.last.tellOf(room);
  await vi.advanceTimersByTimeAsync(GATHER_MS);
  return ask.mock.calls.length;
}

describe('a page that waits at a door', () => {
  it('asks soon after a change of its room, and not after one of another', async () => {
    presentName = 'standup';
    await hold('standup');
    expect([await asksAfter('standup'), await asksAfter('retro')]).toEqual([1, 0]);
  });

  it('hears of its door also once the room is called otherwise', async () => {
    presentName = 'standup';
    await hold('standup');
    presentName = 'daily';
    expect(await asksAfter('standup')).toBe(1);
    expect(await asksAfter('daily')).toBe(1);
    expect(onHeard).toHaveBeenCalledTimes(3);
  });

  it('hears of its door where it was opened by an earlier name', async () => {
    presentName = 'daily';
    await hold('standup');
    expect(await asksAfter('daily')).toBe(1);
  });
});
