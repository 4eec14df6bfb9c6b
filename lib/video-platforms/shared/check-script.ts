import type { PlatformHealth, PlatformServices } from '../contract';
import { VideoPlatformError } from '../errors';
import { HEALTH_TIMEOUT_MS, requestVendor } from './http';

/** Something besides the script that a platform needs to be well. */
interface FurtherQuestion {
  /** What is asked, for a sentence such as "… answers, but its census answered 502". */
  readonly subject: string;
  /** Says one more sentence, or throws a VideoPlatformError. */
  readonly ask: () => Promise<string>;
}

/** Health of a platform whose first need is a script that call pages load: it is fetched, and so is `further`. Never throws. */
export async function checkScript(request: {
  readonly platform: string;
  readonly services: PlatformServices;
  readonly account: string;
  readonly scriptUrl: string;
  readonly further?: FurtherQuestion;
}): Promise<PlatformHealth> {
  const { platform, services, account, scriptUrl, further } = request;
  const startedAt = performance.now();
  const { host } = new URL(scriptUrl);
  const health = (isHealthy: boolean, message: string): PlatformHealth => ({
    isHealthy,
    message,
    latencyMs: Math.round(performance.now() - startedAt),
  });
  try {
    await requestVendor({
      platform,
      operation: 'check-health',
      services,
      account,
      retry: 'always',
      timeoutMs: HEALTH_TIMEOUT_MS,
      method: 'GET',
      url: scriptUrl,
      headers: { accept: '*/*' },
      schema: null,
    });
  } catch (error) {
    return health(false, `${host} ${reasonOf(error)}.`);
  }
  if (!further) return health(true, `${host} answers.`);
  try {
    return health(true, `${host} answers. ${await further.ask()}`);
  } catch (error) {
    return health(false, `${host} answers, but ${further.subject} ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof VideoPlatformError ? error.reason : 'could not be asked';
}
