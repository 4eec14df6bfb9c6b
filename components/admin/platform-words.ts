import { isCataloguedPlatform, platformLabel } from '@/components/platforms/platform-badge';
import type { PlatformView } from '@/lib/schemas/platform';

/** What of a platform is needed to name it. */
export type NamedPlatform = Pick<PlatformView, 'id' | 'label' | 'isKnown'>;

/** True where the list is there and holds no such platform: a room may name one that was taken away. */
export function isUnknownHere(platform: string, platforms: readonly NamedPlatform[] | undefined): boolean {
  if (platforms === undefined || isCataloguedPlatform(platform)) return false;
  return !platforms.some(({ id, isKnown }) => id === platform && isKnown);
}

/** A platform's name for administrators: its id where this installation has no other name for it. */
export function namePlatform(platform: string, platforms: readonly NamedPlatform[] | undefined): string {
  if (isCataloguedPlatform(platform)) return platformLabel(platform);
  return platforms?.find(({ id, isKnown }) => id === platform && isKnown)?.label ?? platform;
}
