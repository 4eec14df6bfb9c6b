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
  /** Days as a browser's date field gives them, `2026-12-01`, both included; empty for any. */
  readonly from: string;
  readonly to: string;
  /** Part of the reason. */
  readonly search: string;
}

/** The audit log, newest first. */
export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'audit', filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = toQuery(filters);
      query.set('limit', '50');
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<AuditEntryView>>(`/api/v1/audit?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** What was done to one thing, such as `meeting:<id>`, newest first. */
export function auditOfQuery(subject: string) {
  return auditQuery({ actor: '', subject, action: null, from: '', to: '', search: '' });
}

/** The address of everything that matches, as a file. */
export function auditFileAddress(filters: AuditFilters, format: 'csv' | 'json'): string {
  const query = toQuery(filters);
  query.set('format', format);
  return `/api/v1/audit/export?${query}`;
}

/** Days are those of the reader's own clock. */
function toQuery({ actor, subject, action, from, to, search }: AuditFilters): URLSearchParams {
  const query = new URLSearchParams();
  if (actor) query.set('actor', actor);
  if (subject) query.set('subject', subject);
  if (action) query.set('action', action);
  if (search) query.set('search', search);
  const begin = startOfDay(from, 0);
  if (begin) query.set('from', begin);
  const end = startOfDay(to, 1);
  if (end) query.set('to', end);
  return query;
}

function startOfDay(day: string, later: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + later).toISOString();
}
