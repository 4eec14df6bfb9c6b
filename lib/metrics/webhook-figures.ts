import type { MeasuredCount } from '../data/metrics';
import { countWaitingDeliveries } from '../data/webhooks/webhook-statistics';
import { readSilences } from '../webhooks/list-webhook-silences';

/** Whether deliveries are dealt with in time, and whether every platform in use still sends any. */
export interface WebhookFigures {
  readonly waiting: number;
  readonly oldestWaitSeconds: number;
  /** Only platforms with people in their calls: silence of the others means nothing. */
  readonly silences: readonly MeasuredCount[];
}

export async function readWebhookFigures(now: Date): Promise<WebhookFigures> {
  const { waiting, since } = await countWaitingDeliveries();
  const silences = await readSilences(now);
  return {
    waiting,
    oldestWaitSeconds: since ? Math.max(0, (now.getTime() - since.getTime()) / 1_000) : 0,
    silences: silences.map(({ platform, silentMs }) => ({ labels: { platform }, count: silentMs / 1_000 })),
  };
}
