import { SYSTEM } from '../access/actor';
import { listPlatformStates } from '../data/platforms/platform-states';
import { withTransaction } from '../data/sql';
import { getLog } from '../log';
import { listPlatforms } from '../video-platforms';
import { closeBreakerByHand } from './breaker';
import { checkHealth } from './check-health';
import { retryUnclosedRooms } from './retry-unclosed-rooms';

const TIMEOUT_MS = 10_000;

/**
 * Asks every platform once how it is, as keys may be others than before: rooms say what is wrong before anybody wants to
 * join, and a platform that was left alone because it refused a key takes meetings and closes
 * rooms as soon as it accepts the new one. Never throws.
 */
export async function askPlatforms(): Promise<void> {
  try {
    const platforms = listPlatforms().filter(({ isConfigured, isDemo }) => isConfigured && !isDemo);
    await Promise.all(platforms.map(askPlatform));
  } catch (error) {
    getLog().warn({ event: 'platforms.not-asked', err: error }, 'Platforms could not be asked how they are');
  }
}

async function askPlatform(platform: ReturnType<typeof listPlatforms>[number]): Promise<void> {
  const health = await checkHealth(platform, TIMEOUT_MS);
  if (!health?.isHealthy) {
    getLog().warn(
      { event: 'platform.unhealthy', platform: platform.id, message: health?.message },
      'A platform is not well',
    );
    return;
  }
  await retryUnclosedRooms(platform.id);
  const state = (await listPlatformStates()).find((record) => record.platform === platform.id);
  if (state?.breaker.cause !== 'key-refused') return;
  await withTransaction((transaction) => closeBreakerByHand(transaction, platform.id, SYSTEM));
}
