import type { Door } from '@/lib/schemas/door';
import { PLATFORM_CATALOG, type PlatformCatalogEntry } from '@/lib/video-platforms/catalog';

const CATALOG: Readonly<Record<string, PlatformCatalogEntry>> = PLATFORM_CATALOG;

/** How one gets into a room, as forms offer it. */
export const DOOR_OPTIONS = [
  { value: 'open', label: 'At once', hint: 'Nobody waits.' },
  { value: 'ask', label: 'A host lets each guest in', hint: 'Hosts see and hear who waits.' },
  { value: 'host-first', label: 'Once a host is there', hint: 'Guests wait until then, and come in by themselves.' },
] as const satisfies readonly { readonly value: Door; readonly label: string; readonly hint: string }[];

/** What awaits guests at a door, where there is room for few words; null where they come in at once. */
export function describeDoorShort(door: Door): string | null {
  return SHORT_WORDS[door];
}

const SHORT_WORDS: Readonly<Record<Door, string | null>> = {
  open: null,
  ask: 'A host lets guests in',
  'host-first': 'Guests wait for a host',
};

/** What a door can't hold for a room whose platform isn't decided yet; null where every platform that ships with Patchbay holds it. */
export function describeDoorAnywhere(door: Door): string | null {
  const weak = Object.entries(CATALOG).find(([id]) => describeWeakDoor(door, { id }) !== null);
  return weak ? describeWeakDoor(door, { id: weak[0] }) : null;
}

/**
 * What a door can't hold on a platform; null where it holds.
 * @param platform where the room's calls are
 * @param capabilities of that platform, where more is known than what ships with Patchbay
 */
export function describeWeakDoor(
  door: Door,
  platform: { readonly id: string; readonly label?: string; readonly guestToken?: boolean },
): string | null {
  if (door !== 'ask') return null;
  const entry = Object.hasOwn(CATALOG, platform.id) ? CATALOG[platform.id] : undefined;
  const isPerPerson = platform.guestToken ?? entry?.capabilities.guestToken ?? true;
  if (isPerPerson) return null;
  const label = platform.label ?? entry?.label ?? platform.id;
  return `On ${label} everybody in a call has the same address of it: whoever was let in could pass it on, and others would come in without asking.`;
}
