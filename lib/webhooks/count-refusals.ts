import { processSingleton } from '../process-singleton';
import type { WebhookVerdict } from '../video-platforms/contract';

export type RefusalReason = Extract<WebhookVerdict, { isValid: false }>['reason'];

/** Deliveries to one platform's address whose signature was not accepted. */
export interface CountedRefusals {
  readonly platform: string;
  readonly refused: number;
  /** How often each reason, the most frequent first. */
  readonly reasons: readonly (readonly [RefusalReason, number])[];
  readonly lastAt: Date;
}

const MINUTE_MS = 60_000;
const MINUTES = 60;

/** What one minute brought: how often each reason. */
interface Minute {
  readonly minute: number;
  readonly reasons: Map<RefusalReason, number>;
  lastAt: number;
}

const minutesOf = processSingleton('webhook-refusal-counts', () => new Map<string, Minute[]>());

/** Counts a refused delivery. By each process for itself: nothing that a stranger sends is worth a row. */
export function countRefusal(platform: string, reason: RefusalReason, now: Date): void {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const minutes = minutesOf.get(platform) ?? [];
  let current = minutes.at(-1);
  if (current?.minute !== minute) {
    current = { minute, reasons: new Map(), lastAt: 0 };
    minutes.push(current);
    if (minutes.length > MINUTES) minutes.shift();
    minutesOf.set(platform, minutes);
  }
  current.reasons.set(reason, (current.reasons.get(reason) ?? 0) + 1);
  current.lastAt = now.getTime();
}

/** What this process refused within the last hour, platform by platform. */
export function listCountedRefusals(now: Date): readonly CountedRefusals[] {
  const first = Math.floor(now.getTime() / MINUTE_MS) - MINUTES + 1;
  return [...minutesOf].flatMap(([platform, all]) => {
    const minutes = all.filter(({ minute }) => minute >= first);
    const totals = new Map<RefusalReason, number>();
    for (const { reasons } of minutes)
      for (const [reason, count] of reasons) totals.set(reason, (totals.get(reason) ?? 0) + count);
    if (totals.size === 0) return [];
    return {
      platform,
      refused: [...totals.values()].reduce((sum, count) => sum + count, 0),
      reasons: [...totals].sort(([, one], [, other]) => other - one),
      lastAt: new Date(Math.max(...minutes.map(({ lastAt }) => lastAt))),
    };
  });
}
