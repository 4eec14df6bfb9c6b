import type { MeetingEvent } from './meeting-event';

export type WebhookHeaders = Readonly<Record<string, string | undefined>>;

export interface WebhookVerification {
  readonly rawBody: Uint8Array;
  /** Names in lower case. */
  readonly headers: WebhookHeaders;
  readonly now: Date;
  readonly secrets: readonly string[];
}

export type WebhookVerdict =
  | {
      readonly isValid: true;
      /** Which of the secrets it was made with: 0 is the first, the newest one. */
      readonly secretIndex: number;
      /** When the vendor signed it, by its own clock; null where its scheme has no time. */
      readonly signedAt: Date | null;
    }
  | { readonly isValid: false; readonly reason: 'missing' | 'malformed' | 'mismatch' | 'too-old' | 'from-the-future' };

/** What can be read off a delivery without understanding it. */
export interface WebhookEnvelope {
  readonly eventId: string | null;
  readonly type: string | null;
  /** True where the vendor reads settings out of the answer's body, which then has to be JSON. */
  readonly isQuestion?: boolean;
}

export interface PlatformWebhooks {
  /** Over the raw bytes, in constant time, within the scheme's time window. Never throws. */
  verifyWebhookSignature(verification: WebhookVerification): WebhookVerdict;
  /** Never throws. Reads the id and the type that a body names, whatever else it lacks; null where it names none. */
  readEnvelope(rawBody: Uint8Array, path: string): WebhookEnvelope;
  /**
   * Pure. An event type that is not known gives no events, whatever else its body lacks; another body that cannot be read
   * throws `malformed-response`.
   */
  normalise(rawBody: Uint8Array, path: string): readonly MeetingEvent[];
}

/** How a vendor's webhooks to us are doing, where the vendor lets them be set up by its API. */
export interface WebhookSubscription {
  readonly state: 'active' | 'broken' | 'absent';
  /** One sentence for an administrator. */
  readonly message: string;
  /** Where it sends to; null where there is none. */
  readonly url: string | null;
}

export interface PlatformWebhookSetup {
  getSubscription(): Promise<WebhookSubscription>;
  /** Makes it, or mends what is there: sends to `url`, with our newest secret. Idempotent. */
  provision(url: string): Promise<WebhookSubscription>;
}
