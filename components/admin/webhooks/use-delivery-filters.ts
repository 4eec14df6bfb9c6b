'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import type { DeliveryFilters } from '@/lib/queries/admin-webhooks';
import { deliveryStateSchema } from '@/lib/schemas/webhook-delivery';

interface DeliveryView extends DeliveryFilters {
  /** The delivery that is looked at; null for none. */
  readonly delivery: string | null;
}

/** What the page shows, kept in the address so that a view can be sent to somebody. */
export function useDeliveryFilters(): { view: DeliveryView; setView: (changes: Partial<DeliveryView>) => void } {
  const router = useRouter();
  const path = usePathname();
  const view = readDeliveryView(useSearchParams());
  const setView = (changes: Partial<DeliveryView>) => {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...view, ...changes })) if (value) words.set(name, value);
    router.replace(words.size > 0 ? `${path}?${words}` : path, { scroll: false });
  };
  return { view, setView };
}

/** What an address says. A state that is none is left out, as if nobody had written it. */
export function readDeliveryView(query: Pick<URLSearchParams, 'get'>): DeliveryView {
  return {
    platform: query.get('platform') || null,
    state: deliveryStateSchema.safeParse(query.get('state')).data ?? null,
    type: query.get('type') || null,
    room: query.get('room') ?? '',
    delivery: query.get('delivery') || null,
  };
}
