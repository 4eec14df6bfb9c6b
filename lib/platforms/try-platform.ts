import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { readShutdowns } from '../data/platforms/platform-shutdowns';
import { lockPlatformState, readPlatformLoads } from '../data/platforms/platform-states';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { PlatformView } from '../schemas/platform';
import { closeBreakerByHand } from './breaker';
import { checkHealth } from './check-health';
import { findPlatformOrThrow } from './find-platform';
import { toPlatformView } from './to-platform-view';

/**
 * Asks a platform that is left alone after many failures whether it answers again, and if so lets it take meetings at
 * once. The next failed create leaves it alone again.
 * @throws AppError not-signed-in, forbidden, platform-not-found, platform-not-configured, platform-unavailable where it
 * does not answer well
 */
export async function tryPlatform({ actor, platformId }: { actor: Actor; platformId: string }): Promise<PlatformView> {
  requireAdmin(actor);
  const platform = findPlatformOrThrow(platformId);
  const health = await checkHealth(platform);
  if (!health) throw new AppError('platform-not-configured', `${platform.label} is not set up here.`);
  if (!health.isHealthy) {
    throw new AppError('platform-unavailable', `${platform.label} does not answer well yet: ${health.message}`, {
      details: { platform: platform.id },
    });
  }
  const state = await withTransaction(async (transaction) => {
    await closeBreakerByHand(transaction, platform.id, actor);
    return lockPlatformState(transaction, platform.id);
  });
  const [shutdowns, loads] = await Promise.all([readShutdowns(), readPlatformLoads()]);
  const load = loads.find((one) => one.platform === platform.id);
  return toPlatformView(platform, { state, shutdown: shutdowns.get(platform.id), load, health });
}
