import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadJitsiApi } from './jitsi-external-api';

interface FakeScript {
  src: string;
  onload?: () => void;
  onerror?: () => void;
  remove: () => void;
}

/** What each address answers with: a class, something else, or no answer at all. */
const servers = new Map<string, unknown>();
let requests: string[] = [];

beforeEach(() => {
  servers.clear();
  requests = [];
  const scope: { JitsiMeetExternalAPI?: unknown } = {};
  vi.stubGlobal('window', scope);
  vi.stubGlobal('document', {
    createElement: () => ({ remove: () => undefined }),
    querySelector: () => null,
    head: {
      append: (script: FakeScript) => {
        requests.push(script.src);
        queueMicrotask(() => {
          if (!servers.has(script.src)) {
            script.onerror?.();
            return;
          }
          const brought = servers.get(script.src);
          if (brought !== undefined) scope.JitsiMeetExternalAPI = brought;
          script.onload?.();
        });
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('loadJitsiApi', () => {
  it('gives each server’s own API, and asks each server once', async () => {
    const [first, second] = [class First {}, class Second {}];
    servers.set('https://one.test/external_api.js', first);
    servers.set('https://two.test/external_api.js', second);
    const loaded = await Promise.all([
      loadJitsiApi('https://one.test/external_api.js'),
      loadJitsiApi('https://two.test/external_api.js'),
      loadJitsiApi('https://one.test/external_api.js'),
    ]);
    expect(loaded).toEqual([first, second, first]);
    expect(requests).toHaveLength(2);
  });

  it('tries again after a failure, without the page being reloaded', async () => {
    const url = 'https://away.test/external_api.js';
    await expect(loadJitsiApi(url)).rejects.toThrow('could not be loaded');
    const back = class Back {};
    servers.set(url, back);
    expect(await loadJitsiApi(url)).toBe(back);
  });

  it('never takes another server’s API for one that brought none', async () => {
    servers.set('https://good.test/external_api.js', class Good {});
    await loadJitsiApi('https://good.test/external_api.js');
    // A proxy answers 200 with a page of its own.
    servers.set('https://proxied.test/external_api.js', undefined);
    await expect(loadJitsiApi('https://proxied.test/external_api.js')).rejects.toThrow('is not Jitsi');
    const real = class Real {};
    servers.set('https://proxied.test/external_api.js', real);
    expect(await loadJitsiApi('https://proxied.test/external_api.js')).toBe(real);
  });
});
