/** Faults that an outage drill switches on. */
export interface ScriptedFaults {
  /** Added to every answer of the platform's API. */
  readonly latencyMs: number;
  /** Creates answered with an error, 0 to 100 percent. */
  readonly createErrorPercent: number;
  /** Webhooks never sent, sent twice, and sent out of order, 0 to 100 percent each. */
  readonly lostWebhookPercent: number;
  readonly duplicateWebhookPercent: number;
  readonly reorderedWebhookPercent: number;
}

export interface PlatformDrills {
  getFaults(): Promise<ScriptedFaults>;
  setFaults(faults: ScriptedFaults): Promise<void>;
}
