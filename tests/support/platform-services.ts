import type { PlatformServices } from '@/lib/video-platforms/contract';

/** What a platform's client is given in a test: no limits, nothing recorded, and a vendor that can't be reached. */
export function makePlatformServices(own: Partial<PlatformServices> = {}): PlatformServices {
  return {
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    now: () => new Date(),
    takeTurn: () => Promise.resolve(),
    recordCall: () => undefined,
    ...own,
  };
}
