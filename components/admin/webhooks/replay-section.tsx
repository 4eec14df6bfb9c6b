'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { replayDelivery } from '@/lib/queries/admin-webhooks';
import type { ReplayedDeliveryView, WebhookDeliveryDetailView } from '@/lib/schemas/webhook-delivery';
import { FormProblem } from '../form-problem';
import { Moment } from '../moment';

/** Applies a delivery once more, after a look at what that would change. */
export function ReplaySection({ delivery }: { readonly delivery: WebhookDeliveryDetailView }) {
  const client = useQueryClient();
  const trial = useMutation({ mutationFn: () => replayDelivery({ id: delivery.id, dryRun: true }) });
  const replay = useMutation({
    mutationFn: () => replayDelivery({ id: delivery.id, dryRun: false }),
    onSuccess: ({ sentence }) => {
      toast.success('Replayed', { description: sentence });
      trial.reset();
      return client.invalidateQueries({ queryKey: [ADMIN_KEY] });
    },
  });
  const outcome = trial.data ?? replay.data;
  return (
    <section className="space-y-2 rounded-md border p-3">
      <h3 className="text-sm font-medium">Replay</h3>
      <p className="text-sm text-muted-foreground">
        Applies this delivery once more. What is known already changes nothing, so it may be replayed at any time.
        {delivery.replayedAt ? (
          <>
            {' '}
            Last replayed <Moment at={delivery.replayedAt} as="distance" /> by {delivery.replayedBy}.
          </>
        ) : null}
      </p>
      <FormProblem error={replay.error ?? trial.error} />
      {outcome ? <Outcome outcome={outcome} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          size="sm"
          isPending={trial.isPending}
          onClick={() => {
            replay.reset();
            trial.mutate();
          }}
        >
          {trial.data ? 'Look again' : 'See what would change'}
        </Button>
        {trial.data ? (
          <Button size="sm" isPending={replay.isPending} onClick={() => replay.mutate()}>
            Replay
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: ReplayedDeliveryView }) {
  // Two people of one name may come in; the list never changes.
  const inOrder = outcome.changes.map((change, index) => ({ ...change, position: index + 1 }));
  return (
    <div role="status" className="space-y-1 text-sm">
      <p className="font-medium">{outcome.sentence}</p>
      {inOrder.length > 0 ? (
        <ul className="list-disc space-y-0.5 pl-5">
          {inOrder.map(({ position, sentence }) => (
            <li key={position} className="wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
