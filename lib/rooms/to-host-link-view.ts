import type { HostLink } from '../data/rooms/host-links';
import type { HostLinkView } from '../schemas/host-link';

export function toHostLinkView(link: HostLink): HostLinkView {
  return {
    id: link.id,
    label: link.label,
    createdBy: link.createdBy,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    lastUsedAt: link.lastUsedAt?.toISOString() ?? null,
  };
}
