import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLiveConnection, POLL_MS } from './live-connection';

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly OPEN = 1;
  static made: FakeEventSource[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly address: string;

  constructor(address: string) {
    super();
    this.address = address;
    FakeEventSource.made.push(this);
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }

  open() {
    this.readyState = FakeEventSource.OPEN;
    this.onopen?.();
  }

  /** A lost connection, which browsers mend themselves, or an answer that was no stream, which they give up on. */
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.();
  }

  tell(data: string, lastEventId = '', type = 'change') {
    this.dispatchEvent(Object.assign(new Event(type), { data, lastEventId }));
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });

function show(visibilityState: 'visible' | 'hidden') {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
}

function connect() {
  const listener = { onChange: vi.fn(), onUnknown: vi.fn(), onState: vi.fn() };
  const disconnect = openLiveConnection(listener);
  return { ...listener, disconnect, source: () => FakeEventSource.made.at(-1) ?? new FakeEventSource('none') };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeEventSource.made = [];
  page.visibilityState = 'visible';
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('document', page);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('openLiveConnection', () => {
  it('passes changes on and takes no notice of anything else', () => {
    const live = connect();
    live.source().open();
    live.source().tell('{"topic":"meeting","room":"standup","meetingId":null}');
    live.source().tell('not json');
    live.source().tell('{"room":"standup"}');
    expect(live.onChange.mock.calls).toEqual([[{ topic: 'meeting', room: 'standup', meetingId: null }]]);
    expect(live.onState).toHaveBeenLastCalledWith('live');
    live.disconnect();
  });

  it('polls only while it is not connected', () => {
    const live = connect();
    vi.advanceTimersByTime(POLL_MS);
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.source().open();
    vi.advanceTimersByTime(POLL_MS * 4);
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.source().fail(0);
    expect(live.onState).toHaveBeenLastCalledWith('polling');
    vi.advanceTimersByTime(POLL_MS);
    expect(live.onUnknown).toHaveBeenCalledTimes(2);
    live.disconnect();
  });

  it('asks for everything once after a gap, and opens anew what the browser gave up', () => {
    const live = connect();
    live.source().open();
    live.source().fail(FakeEventSource.CLOSED);
    vi.advanceTimersByTime(10_000);
    expect(FakeEventSource.made).toHaveLength(2);
    live.source().open();
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.disconnect();
  });

  it('frees its connection while nobody looks, and catches up afterwards', () => {
    const live = connect();
    live.source().open();
    show('hidden');
    expect(live.source().readyState).toBe(FakeEventSource.CLOSED);
    show('visible');
    expect(FakeEventSource.made).toHaveLength(2);
    live.source().open();
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.disconnect();
  });

  it('goes on from the last event it heard, without asking for everything', () => {
    const live = connect();
    live.source().open();
    live.source().tell('{}', '41', 'ready');
    live.source().tell('{"topic":"meeting"}', '42');
    show('hidden');
    show('visible');
    expect(live.source().address).toBe('/api/v1/events?after=42');
    live.source().open();
    expect(live.onUnknown).not.toHaveBeenCalled();
    live.source().tell('{}', '', 'reset');
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.disconnect();
  });

  it('polls while the server says that its database is away, until it is ready again', () => {
    const live = connect();
    live.source().open();
    live.source().tell('{}', '41', 'ready');
    live.source().tell('{}', '', 'away');
    expect(live.onState).toHaveBeenLastCalledWith('polling');
    vi.advanceTimersByTime(POLL_MS);
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.source().tell('{}', '41', 'ready');
    expect(live.onState).toHaveBeenLastCalledWith('live');
    vi.advanceTimersByTime(POLL_MS);
    expect(live.onUnknown).toHaveBeenCalledTimes(1);
    live.disconnect();
  });

  it('leaves nothing behind', () => {
    const live = connect();
    live.disconnect();
    show('hidden');
    show('visible');
    vi.advanceTimersByTime(POLL_MS * 2);
    expect(FakeEventSource.made).toHaveLength(1);
    expect(live.onUnknown).not.toHaveBeenCalled();
  });
});
