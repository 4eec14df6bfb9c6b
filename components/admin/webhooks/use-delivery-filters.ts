'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import type { DeliveryFilters } from '@/lib/queries/admin-webhooks';

interface DeliveryView extends DeliveryFilters {
  /** The delivery that is looked at; null for none. */
  readonly delivery: string | null;
}

/** What the page shows, kept in the address so that a view can be sent to somebody. */
export function useDeliveryFilters(): { view: DeliveryView; setView: (changes: Partial<DeliveryView>) => void } {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const view: DeliveryView = {
    platform: query.get('platform'),
    state: query.get('state'),
    type: query.get('type'),
    room: query.get('room') ?? '',
    delivery: query.get('delivery'),
  };
  const setView = (changes: Partial<DeliveryView>) => {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...view, ...changes })) if (value) words.set(name, value);
    router.replace(words.size > 0 ? `${path}?${words}` : path, { scroll: false });
  };
  return { view, setView };
}
