'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { z } from 'zod';
import type { RoomFilters } from '@/lib/queries/admin-rooms';
import { adminRoomSortSchema, roomFilterSchema } from '@/lib/schemas/room-filter';

const NAMES = ['search', 'platform', 'next', 'reason', 'owner', 'tag', 'pin', 'live', 'moved', 'sort'] as const;

/** As the API takes them. */
const MOST_CHARACTERS: Readonly<Record<string, number | undefined>> = Object.fromEntries(
  Object.entries(roomFilterSchema.shape).map(([name, schema]) => {
    const text: unknown = schema.unwrap();
    return [name, text instanceof z.ZodString ? (text.maxLength ?? undefined) : undefined];
  }),
);

/** The filters of the list of rooms, kept in the address so that a view can be sent to somebody. */
export function useRoomFilters(): { filters: RoomFilters; setFilters: (changes: Partial<RoomFilters>) => void } {
  const router = useRouter();
  const path = usePathname();
  const filters = readFilters(useSearchParams());
  const setFilters = (changes: Partial<RoomFilters>) => {
    const next = { ...filters, ...changes };
    const words = new URLSearchParams();
    for (const name of NAMES) {
      const value = next[name];
      if (value === undefined || value === '' || value === false || (name === 'sort' && value === 'name')) continue;
      words.set(name, String(value));
    }
    router.replace(words.size > 0 ? `${path}?${words}` : path, { scroll: false });
  };
  return { filters, setFilters };
}

/**
 * What an address says. A value that is none is left out, as if nobody had written it; of one that is too long counts as
 * much as there may be, so that it doesn't show every room.
 */
export function readFilters(query: Pick<URLSearchParams, 'get'>): RoomFilters {
  const sort = adminRoomSortSchema.safeParse(query.get('sort') ?? 'name');
  const filters: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(roomFilterSchema.shape)) {
    const value = query.get(name) || undefined;
    const parsed = schema.safeParse(value?.slice(0, MOST_CHARACTERS[name]));
    if (parsed.success && parsed.data !== undefined) filters[name] = parsed.data;
  }
  return {
    ...filters,
    ...(query.get('live') === 'true' ? { live: true } : {}),
    ...(query.get('moved') === 'true' ? { moved: true } : {}),
    sort: sort.success ? sort.data : 'name',
  };
}

/** True where a filter leaves anything out. */
export function isNarrowedDown({ sort: _, ...filter }: RoomFilters): boolean {
  return Object.keys(filter).length > 0;
}

/** Every filter at rest. */
export const NO_FILTERS: { readonly [Name in keyof RoomFilters]?: undefined } = {
  search: undefined,
  platform: undefined,
  next: undefined,
  reason: undefined,
  owner: undefined,
  tag: undefined,
  pin: undefined,
  live: undefined,
  moved: undefined,
};
