import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listDeliveryTypes } from '../data/webhooks/webhook-deliveries';
import { countDeliveries, countWaitingDeliveries } from '../data/webhooks/webhook-statistics';
import type { DeliveryStatisticsView, StatisticsSpan } from '../schemas/webhook-statistics';

const SPANS = {
  hour: { stepSeconds: 60, steps: 60 },
  day: { stepSeconds: 30 * 60, steps: 48 },
} as const satisfies Record<StatisticsSpan, { stepSeconds: number; steps: number }>;

/** How many deliveries came, how many failed and how long they waited, over the last hour or day. */
export async function getDeliveryStatistics(
  actor: Actor,
  { span, platform, now }: { span: StatisticsSpan; platform?: string | undefined; now: Date },
): Promise<DeliveryStatisticsView> {
  requireAdmin(actor);
  const { stepSeconds, steps } = SPANS[span];
  const stepMs = stepSeconds * 1_000;
  const last = Math.floor(now.getTime() / stepMs) * stepMs;
  const first = last - (steps - 1) * stepMs;
  const [counted, { waiting, since }, types] = await Promise.all([
    countDeliveries({ from: new Date(first), stepSeconds, platform }),
    countWaitingDeliveries(),
    listDeliveryTypes(),
  ]);
  const known = new Map(counted.map((point) => [point.at.getTime(), point]));
  return {
    span,
    stepSeconds,
    points: Array.from({ length: steps }, (_, index) => {
      const at = first + index * stepMs;
      const point = known.get(at);
      return {
        at: new Date(at).toISOString(),
        received: point?.received ?? 0,
        failed: point?.failed ?? 0,
        unmatched: point?.unmatched ?? 0,
        lagMedianMs: point?.lagMedianMs ?? null,
        lagP95Ms: point?.lagP95Ms ?? null,
      };
    }),
    waiting,
    waitingSince: since?.toISOString() ?? null,
    types,
  };
}
