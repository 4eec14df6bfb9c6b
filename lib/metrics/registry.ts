import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { processSingleton } from '../process-singleton';

/** What this process counts itself. What the database knows is asked for when somebody looks. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<'kind' | 'method' | 'status'>;
  readonly requestSeconds: Histogram<'kind'>;
  readonly refusedWebhooks: Counter<'platform'>;
  readonly vendorCallSeconds: Histogram<'platform' | 'operation' | 'outcome'>;
}

export function getMetrics(): Metrics {
  return processSingleton('metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return {
      registry,
      requests: new Counter({
        name: 'patchbay_http_requests_total',
        help: 'Answered requests by kind (page, api, webhook, asset, demo), method and status',
        labelNames: ['kind', 'method', 'status'],
        registers: [registry],
      }),
      requestSeconds: new Histogram({
        name: 'patchbay_http_request_seconds',
        help: 'Time from the first byte of a request to the last one of its answer, without event streams',
        labelNames: ['kind'],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
        registers: [registry],
      }),
      refusedWebhooks: new Counter({
        name: 'patchbay_refused_webhooks_total',
        help: 'Deliveries whose signature was not accepted',
        labelNames: ['platform'],
        registers: [registry],
      }),
      vendorCallSeconds: new Histogram({
        name: 'patchbay_vendor_call_seconds',
        help: "Calls to vendors' APIs by platform, operation and outcome: how many, and how long each took",
        labelNames: ['platform', 'operation', 'outcome'],
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        registers: [registry],
      }),
    };
  });
}
