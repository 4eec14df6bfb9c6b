import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';

/** The colour of a platform as a CSS value, for charts; grey for one that isn't in the catalogue. */
export function platformColour(platform: string): string {
  const entry = Object.values(PLATFORM_CATALOG).find(({ id }) => id === platform);
  return entry ? `var(--platform-${entry.colour})` : 'var(--muted-foreground)';
}
