import { getPlatformClient, type PlatformStatus } from '../video-platforms';
import type { PlatformHealth } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';

/**
 * An administrator's page waits no longer than this. A little longer than a check has itself, which knows better what the
 * platform answered last.
 */
const HEALTH_TIMEOUT_MS = 2_500;

export type CheckedHealth = PlatformHealth & { readonly checkedAt: Date };

/** Asks a platform how it is. Never throws; null where it isn't set up and so can't be asked. */
export async function checkHealth(
  platform: PlatformStatus,
  timeoutMs: number = HEALTH_TIMEOUT_MS,
): Promise<CheckedHealth | null> {
  if (!platform.isConfigured) return null;
  const startedAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<PlatformHealth>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({
          isHealthy: false,
          message: `${platform.label} did not answer within ${timeoutMs / 1000} s.`,
          latencyMs: timeoutMs,
        }),
      timeoutMs,
    );
  });
  try {
    const health = await Promise.race([getPlatformClient(platform.id).checkHealth(), timeout]);
    return { ...health, checkedAt: new Date() };
  } catch (error) {
    const reason = error instanceof VideoPlatformError ? error.reason : 'could not be asked';
    const message = `${platform.label} ${reason}.`;
    return { isHealthy: false, message, latencyMs: Date.now() - startedAt, checkedAt: new Date() };
  } finally {
    clearTimeout(timer);
  }
}
