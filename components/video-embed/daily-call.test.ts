import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDailyCall, openDailyCall } from './daily-call';

/** daily-js as far as its rule goes: one call at a time, and an earlier one goes only after its frame said goodbye. */
const library = vi.hoisted(() => {
  const calls: FakeCall[] = [];
  class FakeCall {
    frame: { title: string; isGone: boolean; remove: () => void };
    constructor() {
      if (calls.length > 0) throw new Error('Duplicate DailyIframe instances are not allowed');
      calls.push(this);
      this.frame = { title: '', isGone: false, remove: () => Object.assign(this.frame, { isGone: true }) };
    }
    iframe() {
      return this.frame;
    }
    async destroy() {
      if (!this.frame.isGone) await new Promise(() => undefined);
      await Promise.resolve();
      calls.splice(calls.indexOf(this), 1);
    }
  }
  return { calls, createFrame: () => new FakeCall(), getCallInstance: () => calls[0] };
});
vi.mock('@daily-co/daily-js', () => ({ default: library }));

const parent = {} as HTMLElement;
const open = (isCancelled = () => false) => openDailyCall(parent, { title: 'Call in Standup', isCancelled });

beforeEach(async () => {
  for (const call of [...library.calls]) {
    call.iframe().remove();
    await call.destroy();
  }
});

describe('openDailyCall', () => {
  it('waits until an earlier call is gone', async () => {
    const first = await open();
    if (!first) throw new Error('There is no first call.');
    void closeDailyCall(first);
    expect(library.calls).toHaveLength(1);
    await expect(open()).resolves.not.toBeNull();
    expect(library.calls).toHaveLength(1);
  });

  it('opens nothing for a page that is shown twice in a row and wants only the second', async () => {
    let isFirstGone = false;
    const first = open(() => isFirstGone);
    isFirstGone = true;
    const second = open();
    expect(await first).toBeNull();
    expect(await second).not.toBeNull();
  });

  it('takes away a call that was left behind', async () => {
    library.createFrame();
    await expect(open()).resolves.not.toBeNull();
    expect(library.calls).toHaveLength(1);
  });

  it('names the frame for screen readers', async () => {
    expect((await open())?.iframe()?.title).toBe('Call in Standup');
  });
});
