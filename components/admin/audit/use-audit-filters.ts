'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import type { AuditFilters } from '@/lib/queries/admin-audit';
import { ACTION_KINDS } from './describe-action';

const NAMES = ['actor', 'subject', 'action', 'search', 'from', 'to'] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filters of the audit log, kept in the address so that a view can be sent to somebody and outlives a reload. */
export function useAuditFilters(): {
  filters: AuditFilters;
  setFilters: (changes: Partial<AuditFilters>) => void;
  clear: () => void;
} {
  const router = useRouter();
  const path = usePathname();
  const filters = readFilters(useSearchParams());
  const setFilters = (changes: Partial<AuditFilters>) => {
    // Two boxes may be typed in before the page has followed the first: what counts is what the address says by now.
    const next = { ...readFilters(new URLSearchParams(window.location.search)), ...changes };
    const words = new URLSearchParams();
    for (const name of NAMES) if (next[name]) words.set(name, next[name]);
    router.replace(words.size > 0 ? `${path}?${words}` : path, { scroll: false });
  };
  return { filters, setFilters, clear: () => router.replace(path, { scroll: false }) };
}

/** What an address says. A value that is none is left out, as if nobody had written it. */
export function readFilters(query: Pick<URLSearchParams, 'get'>): AuditFilters {
  const text = (name: string) => (query.get(name) ?? '').slice(0, 100);
  const day = (name: string) => (DAY.test(text(name)) ? text(name) : '');
  return {
    actor: text('actor'),
    subject: text('subject'),
    action: ACTION_KINDS.find(({ value }) => value === text('action'))?.value ?? null,
    from: day('from'),
    to: day('to'),
    search: text('search'),
  };
}
