'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import type { RoomFilters } from '@/lib/queries/admin-rooms';

/** The filters of the list of rooms, kept in the address so that a view can be sent to somebody. */
export function useRoomFilters(): { filters: RoomFilters; setFilters: (changes: Partial<RoomFilters>) => void } {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const filters: RoomFilters = {
    search: query.get('search') ?? '',
    platform: query.get('platform'),
    isLiveOnly: query.get('live') === 'true',
    sort: readSort(query.get('sort')),
  };
  const setFilters = (changes: Partial<RoomFilters>) => {
    const next = { ...filters, ...changes };
    const words = new URLSearchParams();
    if (next.search) words.set('search', next.search);
    if (next.platform) words.set('platform', next.platform);
    if (next.isLiveOnly) words.set('live', 'true');
    if (next.sort !== 'name') words.set('sort', next.sort);
    router.replace(words.size > 0 ? `${path}?${words}` : path, { scroll: false });
  };
  return { filters, setFilters };
}

function readSort(value: string | null): RoomFilters['sort'] {
  return value === '-name' || value === 'people' ? value : 'name';
}
