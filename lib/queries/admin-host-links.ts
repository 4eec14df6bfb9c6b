import { queryOptions } from '@tanstack/react-query';
import type { CreatedHostLinkView, CreateHostLinkInput, HostLinkView } from '../schemas/host-link';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

const linksPath = (room: string) => `/api/v1/rooms/${encodeURIComponent(room)}/host-links`;

/** The host links of a room, without their secrets. */
export function hostLinksQuery(room: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', room, 'host-links'],
    queryFn: ({ signal }) => fetchJson<{ items: HostLinkView[] }>(linksPath(room), { signal }),
    select: ({ items }) => items,
  });
}

/** Makes a link; its address is answered this once. */
export async function createHostLink({
  room,
  ...body
}: CreateHostLinkInput & { room: string }): Promise<CreatedHostLinkView> {
  return fetchJson<CreatedHostLinkView>(linksPath(room), { method: 'POST', body });
}

export async function revokeHostLink({ room, id }: { room: string; id: string }): Promise<void> {
  await fetchJson(`${linksPath(room)}/${id}`, { method: 'DELETE' });
}
