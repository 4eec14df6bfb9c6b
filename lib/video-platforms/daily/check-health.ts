import type { PlatformHealth, PlatformServices } from '../contract';
import { VideoPlatformError } from '../errors';
import { HEALTH_TIMEOUT_MS } from '../shared/http';
import type { DailyConfig } from './config';
import { readDomain } from './domain';

/** Asks Daily whose key this is: that answers whether Daily answers, and whether key and subdomain belong together. */
export async function checkHealth(config: DailyConfig, services: PlatformServices): Promise<PlatformHealth> {
  const startedAt = performance.now();
  const health = (isHealthy: boolean, message: string): PlatformHealth => ({
    isHealthy,
    message,
    latencyMs: Math.round(performance.now() - startedAt),
  });
  try {
    const { name } = await readDomain(config, services, { operation: 'check-health', timeoutMs: HEALTH_TIMEOUT_MS });
    if (name !== null && name.toLowerCase() !== config.subdomain) {
      return health(
        false,
        'DAILY_API_KEY belongs to another domain than DAILY_SUBDOMAIN names. Set both from the same one.',
      );
    }
    return health(true, `${config.subdomain}.daily.co answers.`);
  } catch (error) {
    if (error instanceof VideoPlatformError && error.code === 'unauthorised') {
      return health(false, 'Daily does not accept DAILY_API_KEY. Copy it again from Daily’s dashboard.');
    }
    return health(false, `Daily ${error instanceof VideoPlatformError ? error.reason : 'could not be asked'}.`);
  }
}
