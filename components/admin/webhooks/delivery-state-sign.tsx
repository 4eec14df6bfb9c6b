import { StateDot } from '@/components/ui/state-dot';
import type { WebhookDeliveryView } from '@/lib/schemas/webhook-delivery';

/** What became of a delivery. */
export const DELIVERY_STATES = {
  received: { tone: 'accent', label: 'Waiting', meaning: 'stored, its turn is still to come' },
  applied: { tone: 'success', label: 'Applied', meaning: 'understood and done' },
  ignored: { tone: 'neutral', label: 'Ignored', meaning: 'of a kind that changes nothing here' },
  unmatched: { tone: 'neutral', label: 'No meeting', meaning: 'about a room that is not ours' },
  failed: { tone: 'destructive', label: 'Failed', meaning: 'it could not be applied' },
} as const satisfies Record<WebhookDeliveryView['state'], { tone: string; label: string; meaning: string }>;

export function DeliveryStateSign({ state }: { readonly state: WebhookDeliveryView['state'] }) {
  const { tone, label } = DELIVERY_STATES[state];
  return (
    <StateDot tone={tone} className="text-[0.8125rem]">
      {label}
    </StateDot>
  );
}
