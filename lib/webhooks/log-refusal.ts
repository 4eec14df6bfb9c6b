import { getLog } from '../log';
import { getMetrics } from '../metrics/registry';
import { processSingleton } from '../process-singleton';

const ONE_LINE_PER_MS = 10_000;

interface Refusals {
  count: number;
  loggedAt: number;
}

/** A stranger can send as many bad signatures as they like; the log gets one line in ten seconds, with their number. */
export function logRefusal(platform: string, reason: string): void {
  getMetrics().refusedWebhooks.inc({ platform });
  const refusals = processSingleton('webhook-refusals', () => new Map<string, Refusals>());
  const known = refusals.get(platform) ?? { count: 0, loggedAt: 0 };
  known.count += 1;
  if (Date.now() - known.loggedAt >= ONE_LINE_PER_MS) {
    getLog().warn(
      { event: 'webhook.refused', platform, reason, count: known.count },
      'Webhook deliveries with a bad signature',
    );
    known.count = 0;
    known.loggedAt = Date.now();
  }
  refusals.set(platform, known);
}
