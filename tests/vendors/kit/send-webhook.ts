/** One webhook as it goes over the wire, signed by the vendor whose it is. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly the bytes that were signed. */
  readonly body: string;
}

export interface WebhookRetries {
  /** How often it is tried again after the first time. */
  readonly count: number;
  readonly delayMs: number;
  /** Which answers are tried again; 0 stands for no answer. */
  readonly isWorthAnother: (status: number) => boolean;
}

const NO_RETRIES: WebhookRetries = { count: 0, delayMs: 0, isWorthAnother: () => false };

/**
 * Delivers a webhook as vendors do: with a time limit, and again only as its vendor's rules say.
 * @returns the last status; 0 where no answer came
 */
export async function sendWebhook(webhook: OutgoingWebhook, retries: WebhookRetries = NO_RETRIES): Promise<number> {
  let status = 0;
  for (let attempt = 0; attempt <= retries.count; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, retries.delayMs));
    status = await post(webhook);
    if (!retries.isWorthAnother(status)) break;
  }
  return status;
}

async function post({ url, headers, body }: OutgoingWebhook): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
