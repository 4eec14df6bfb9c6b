import type { DeliveryEffectView } from '@/lib/schemas/webhook-delivery';

const RESULT_WORDS = {
  changed: 'changed what is known of the call',
  'nothing-new': 'told nothing new',
  noted: 'noted',
  'unknown-room': 'belongs to no call of this installation',
} as const satisfies Record<DeliveryEffectView['result'], string>;

/** What a delivery meant and what came of it, event by event. */
export function DeliveryEffects({ effects }: { readonly effects: readonly DeliveryEffectView[] | null }) {
  if (!effects || effects.length === 0) return null;
  // The same event may stand in one delivery twice; the list never changes.
  const inOrder = effects.map((effect, index) => ({ effect, position: index + 1 }));
  return (
    <section className="space-y-1.5">
      <h3 className="text-sm font-medium">What came of it</h3>
      <ul className="space-y-1 text-sm">
        {inOrder.map(({ effect, position }) => (
          <li key={position} className="wrap-anywhere">
            <span className="font-mono text-[0.8125rem]">{effect.event}</span>
            {effect.room ? <span className="text-muted-foreground"> in {effect.room}</span> : null}:{' '}
            {RESULT_WORDS[effect.result]}
            {effect.detail ? <span className="text-muted-foreground"> ({effect.detail})</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
