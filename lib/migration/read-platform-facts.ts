import { listPlatformStates } from '../data/platform-states';
import { listPlatforms } from '../video-platforms';
import type { PlatformFacts } from './decision';

/** What is known of every platform at this moment, for a decision. */
export async function readPlatformFacts(): Promise<PlatformFacts[]> {
  const states = new Map((await listPlatformStates()).map(({ platform, state }) => [platform, state]));
  return listPlatforms().map(({ id, isConfigured, isDemo, capabilities }) => ({
    id,
    isConfigured,
    isDemo,
    capabilities,
    state: states.get(id) ?? 'active',
    failure: null,
  }));
}
