import { cn } from '@/lib/cn';
import { PLATFORM_CATALOG, type PlatformCatalogEntry } from '@/lib/video-platforms/catalog';
import { platformColour } from './platform-colour';

interface PlatformBadgeProps {
  /** An id, also one that this installation doesn't know. */
  platform: string;
  /** For platforms that are not in the catalogue, such as private ones. */
  label?: string | undefined;
  /** A name that is too long goes on in the next line, where it would otherwise be cut. */
  wraps?: boolean;
  className?: string | undefined;
}

const CATALOG: Readonly<Record<string, PlatformCatalogEntry>> = PLATFORM_CATALOG;

/** True for the platforms that ship with Patchbay. */
export function isCataloguedPlatform(platform: string): boolean {
  return Object.hasOwn(CATALOG, platform);
}

/** The name of a platform, or "Unknown platform". */
export function platformLabel(platform: string): string {
  return isCataloguedPlatform(platform) ? (CATALOG[platform]?.label ?? 'Unknown platform') : 'Unknown platform';
}

/** A platform's own colour with its name beside it, the same everywhere. */
export function PlatformBadge({ platform, label, wraps = false, className }: PlatformBadgeProps) {
  const entry = isCataloguedPlatform(platform) ? CATALOG[platform] : undefined;
  return (
    <span
      title={entry || label ? undefined : `No platform here is called ${platform}`}
      className={cn('inline-flex max-w-full min-w-0 items-center gap-1.5 text-sm', className)}
    >
      <span
        aria-hidden="true"
        className={cn('size-2.5 shrink-0 rounded-[3px]', entry ? null : 'border-2 border-muted-foreground')}
        style={entry ? { backgroundColor: platformColour(entry.id) } : undefined}
      />
      <span className={wraps ? 'min-w-0 wrap-break-word' : 'truncate'}>
        {label ?? entry?.label ?? 'Unknown platform'}
      </span>
    </span>
  );
}
