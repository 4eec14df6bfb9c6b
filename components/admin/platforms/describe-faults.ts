import type { FaultsInput } from '@/lib/schemas/platform';

/** The faults that are on, each in a few words; empty where none is. */
export function describeFaults(faults: FaultsInput): string[] {
  const percent = (value: number, what: string) => (value > 0 ? `${value} % ${what}` : null);
  return [
    faults.latencyMs > 0 ? `answers ${faults.latencyMs} ms late` : null,
    percent(faults.createErrorPercent, 'of new meetings fail'),
    percent(faults.lostWebhookPercent, 'of webhooks are lost'),
    percent(faults.duplicateWebhookPercent, 'of webhooks come twice'),
    percent(faults.reorderedWebhookPercent, 'of webhooks come out of order'),
  ].filter((words) => words !== null);
}

export const NO_FAULTS: FaultsInput = {
  latencyMs: 0,
  createErrorPercent: 0,
  lostWebhookPercent: 0,
  duplicateWebhookPercent: 0,
  reorderedWebhookPercent: 0,
};
