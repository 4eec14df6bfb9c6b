'use client';

import { useQuery } from '@tanstack/react-query';
import { CodeBlock } from '@/components/api-docs/code-block';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { webhookDeliveryQuery } from '@/lib/queries/admin-webhooks';
import type { WebhookDeliveryDetailView } from '@/lib/schemas/webhook-delivery';
import { Notice } from '../notice';
import { ProblemState } from '../problem-state';
import { DeliveryEffects } from './delivery-effects';
import { DeliveryFacts } from './delivery-facts';
import { DELIVERY_STATES } from './delivery-state-sign';
import { ReplaySection } from './replay-section';

/** One delivery as it came in: its body and headers, how it was accepted, what became of it, and a way to replay it. */
export function DeliveryDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, isPending, isError, error, refetch, isFetching } = useQuery(webhookDeliveryQuery(id));
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        className="sm:w-[44rem]"
        title={data ? (data.type ?? 'Delivery without a type') : 'Delivery'}
        description={data ? `${DELIVERY_STATES[data.state].label}: ${DELIVERY_STATES[data.state].meaning}.` : undefined}
      >
        <div className="space-y-4">
          {isPending ? <Skeleton className="h-64 w-full" /> : null}
          {isError && !data ? (
            <ProblemState
              title="The delivery couldn’t be loaded"
              error={error}
              onRetry={() => refetch()}
              isRetrying={isFetching}
            />
          ) : null}
          {data ? <DeliveryContent delivery={data} /> : null}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function DeliveryContent({ delivery }: { readonly delivery: WebhookDeliveryDetailView }) {
  return (
    <>
      <DeliveryFacts delivery={delivery} />
      {delivery.error ? <Notice tone="warning">{delivery.error}</Notice> : null}
      <DeliveryEffects effects={delivery.effects} />
      <ReplaySection delivery={delivery} />
      <section className="space-y-1.5">
        <h3 className="text-sm font-medium">Body</h3>
        <CodeBlock label="Body of the delivery">{prettify(delivery.rawBody)}</CodeBlock>
      </section>
      <section className="space-y-1.5">
        <h3 className="text-sm font-medium">Headers</h3>
        <CodeBlock label="Headers of the delivery">
          {Object.entries(delivery.headers)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}
        </CodeBlock>
      </section>
    </>
  );
}

/** Indented where it is JSON, else as it came. */
function prettify(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
