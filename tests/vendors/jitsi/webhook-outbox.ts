/** One request that a server sent, for tests to look at. */
export interface SentWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Null where no answer came. */
  readonly status: number | null;
}

export interface WebhookOutbox {
  /** Queues one delivery. The caller goes on at once. */
  send(path: string, makeRequest: () => { headers: Record<string, string>; body: string }): void;
  /** Every try, in the order of the answers. */
  readonly sent: readonly SentWebhook[];
  /** Resolves when nothing is on its way any more, retries included. */
  settle(): Promise<void>;
}

export interface OutboxOptions {
  /** Where deliveries go; what `send` is given is appended. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  /** Tries after the first one. */
  readonly retries: number;
  readonly retryDelayMs: (retry: number) => number;
  /** `null` stands for a connection that was refused or cut. */
  readonly shouldRetry: (status: number | null) => boolean;
}

/**
 * Sends webhooks as a vendor does: each on its own, repeated with identical bytes where its rules say so, and never
 * again after a request that was not answered in time.
 */
export function createWebhookOutbox(options: OutboxOptions): WebhookOutbox {
  const sent: SentWebhook[] = [];
  const pending = new Set<Promise<void>>();

  const deliver = async (path: string, request: { headers: Record<string, string>; body: string }) => {
    for (let retry = 0; ; retry += 1) {
      const url = `${options.url}${path}`;
      const { status, isTimeout } = await post(url, request, options);
      sent.push({ url, ...request, status });
      if (isTimeout || retry >= options.retries || !options.shouldRetry(status)) return;
      await new Promise((resolve) => setTimeout(resolve, options.retryDelayMs(retry + 1)));
    }
  };

  return {
    sent,
    send: (path, makeRequest) => {
      const delivery = deliver(path, makeRequest()).finally(() => pending.delete(delivery));
      pending.add(delivery);
    },
    settle: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

async function post(
  url: string,
  request: { headers: Record<string, string>; body: string },
  options: OutboxOptions,
): Promise<{ status: number | null; isTimeout: boolean }> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await options.fetch(url, { method: 'POST', ...request, redirect: 'manual', signal: timeout });
    await response.body?.cancel();
    return { status: response.status, isTimeout: false };
  } catch {
    return { status: null, isTimeout: timeout.aborted };
  }
}
