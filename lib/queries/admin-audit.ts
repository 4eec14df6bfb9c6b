import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditEntryView } from '../schemas/audit';
import type { Page } from '../schemas/paging';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

export interface AuditFilters {
  /** Part of a name. */
  readonly actor: string;
  /** A room's slug, an id, or a kind. */
  readonly subject: string;
  /** The kind before the dot: `room` finds `room.created`. */
  readonly action: string | null;
}

/** The audit log, newest first. */
export function auditQuery({ actor, subject, action }: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'audit', { actor, subject, action }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (actor) query.set('actor', actor);
      if (subject) query.set('subject', subject);
      if (action) query.set('action', action);
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<AuditEntryView>>(`/api/v1/audit?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}
