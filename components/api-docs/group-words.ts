/** Groups whose name in the path reads badly as a heading. */
const GROUP_WORDS: Readonly<Record<string, string>> = {
  admin: 'Rooms for administrators',
  'api-keys': 'API keys',
  me: 'Yourself',
  openapi: 'This document',
};

/** What a group of operations is called, for people. */
export function nameOfGroup(group: string): string {
  const words = Object.hasOwn(GROUP_WORDS, group) ? GROUP_WORDS[group] : undefined;
  return words ?? `${group.charAt(0).toUpperCase()}${group.slice(1).replaceAll('-', ' ')}`;
}

/** The page that describes a group of operations. */
export function addressOfGroup(group: string): string {
  return `/docs/api/${encodeURIComponent(group)}`;
}
