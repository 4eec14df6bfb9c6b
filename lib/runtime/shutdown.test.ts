import { afterEach, describe, expect, it, vi } from 'vitest';
import { onShutdown, runShutdown } from './shutdown';

afterEach(() => {
  vi.useRealTimers();
});

describe('runShutdown', () => {
  it('stops what was started last first, and each once', async () => {
    const stopped: string[] = [];
    for (const name of ['database', 'jobs', 'requests']) {
      onShutdown({ name, timeoutMs: 1_000, stop: async () => void stopped.push(name) });
    }
    expect(await runShutdown()).toEqual([]);
    await runShutdown();
    expect(stopped).toEqual(['requests', 'jobs', 'database']);
  });

  it('goes on past a step that fails or hangs, and names it', async () => {
    const stopDatabase = vi.fn(async () => undefined);
    onShutdown({ name: 'database', timeoutMs: 1_000, stop: stopDatabase });
    onShutdown({ name: 'jobs', timeoutMs: 10, stop: () => new Promise(() => undefined) });
    onShutdown({ name: 'requests', timeoutMs: 1_000, stop: () => Promise.reject(new Error('no')) });
    expect(await runShutdown()).toEqual(['requests', 'jobs']);
    expect(stopDatabase).toHaveBeenCalledOnce();
  });
});
