import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';

/** The colour of a platform as a CSS value; grey for one that isn't in the catalogue. */
export function platformColour(platform: string): string {
  return Object.values(PLATFORM_CATALOG).find(({ id }) => id === platform)?.colour ?? 'var(--muted-foreground)';
}
