import { PLATFORM_CATALOG, type PlatformCatalogEntry } from '../video-platforms/catalog';

const CATALOG: Readonly<Record<string, PlatformCatalogEntry>> = PLATFORM_CATALOG;

/** Subjects of which there is one, or whose own name says nothing to people. */
const WORDS: Readonly<Record<string, string>> = {
  plan: 'the plan',
  draft: 'the draft',
  meeting: 'this meeting',
  'webhook-delivery': 'a webhook',
};

/** What the audit log calls something that was changed, where its name isn't kept with the entry; null for the others. */
export function describeAuditSubject(kind: string, id: string): string | null {
  if (kind === 'platform') return CATALOG[id]?.label ?? id;
  if (kind === 'kill-switch') return `moves to ${id === 'all' ? 'any platform' : (CATALOG[id]?.label ?? id)}`;
  return WORDS[kind] ?? null;
}

/**
 * The subjects that the audit log calls so, whoever writes it how: `kind`, or `kind:id`. A platform's name also finds
 * what switches moves to it.
 */
export function findAuditSubjects(words: string): string[] {
  const asked = words.trim().toLowerCase();
  const kinds = Object.entries(WORDS).flatMap(([kind, word]) => (word === asked ? [kind] : []));
  const ids = Object.keys(CATALOG);
  const platforms = ids.filter((id) => CATALOG[id]?.label.toLowerCase() === asked);
  const switches = [...ids, 'all'].filter(
    (id) => platforms.includes(id) || describeAuditSubject('kill-switch', id)?.toLowerCase() === asked,
  );
  return [...kinds, ...platforms.map((id) => `platform:${id}`), ...switches.map((id) => `kill-switch:${id}`)];
}
