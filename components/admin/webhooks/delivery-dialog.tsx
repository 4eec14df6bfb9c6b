'use client';

import { useQuery } from '@tanstack/react-query';
import { CodeBlock } from '@/components/api-docs/code-block';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { webhookDeliveryQuery } from '@/lib/queries/admin-webhooks';
import type { WebhookDeliveryView } from '@/lib/schemas/webhook-delivery';
import { Notice } from '../notice';
import { ProblemState } from '../problem-state';
import { DeliveryEffects } from './delivery-effects';
import { DeliveryFacts } from './delivery-facts';
import { DELIVERY_STATES } from './delivery-state-sign';

/** One delivery as it came in: its body and headers, and what became of it. */
export function DeliveryDialog({
  delivery,
  onClose,
}: {
  readonly delivery: WebhookDeliveryView;
  readonly onClose: () => void;
}) {
  const detail = useQuery(webhookDeliveryQuery(delivery.id));
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        className="sm:w-[44rem]"
        title={delivery.type ?? 'Delivery without a type'}
        description={`${DELIVERY_STATES[delivery.state].label}: ${DELIVERY_STATES[delivery.state].meaning}.`}
      >
        <div className="space-y-4">
          <DeliveryFacts delivery={delivery} />
          {delivery.error ? <Notice tone="warning">{delivery.error}</Notice> : null}
          {detail.isPending ? <Skeleton className="h-48 w-full" /> : null}
          {detail.isError && !detail.data ? (
            <ProblemState
              title="The delivery couldn’t be loaded"
              error={detail.error}
              onRetry={() => detail.refetch()}
              isRetrying={detail.isFetching}
            />
          ) : null}
          {detail.data ? (
            <>
              <DeliveryEffects effects={detail.data.effects} />
              <section className="space-y-1.5">
                <h3 className="text-sm font-medium">Body</h3>
                <CodeBlock label="Body of the delivery">{prettify(detail.data.rawBody)}</CodeBlock>
              </section>
              <section className="space-y-1.5">
                <h3 className="text-sm font-medium">Headers</h3>
                <CodeBlock label="Headers of the delivery">
                  {Object.entries(detail.data.headers)
                    .map(([name, value]) => `${name}: ${value}`)
                    .join('\n')}
                </CodeBlock>
              </section>
            </>
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
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
