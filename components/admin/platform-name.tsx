'use client';

import { TriangleAlert } from 'lucide-react';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { cn } from '@/lib/cn';
import { usePlatformNames } from './use-platform-names';

interface PlatformNameProps {
  readonly platform: string;
  /** True where there is only a word's room: what is wrong is then a sign, in words for whoever hovers or listens. */
  readonly isDense?: boolean;
  /** As dense, and never cut: a long name goes on in the next line. */
  readonly wraps?: boolean;
  readonly className?: string;
}

/** A platform's badge for administrators. One that this installation doesn't know is named by its id, and said so. */
export function PlatformName({ platform, isDense = false, wraps = false, className }: PlatformNameProps) {
  const { nameOf, isUnknown } = usePlatformNames();
  if (!isUnknown(platform)) {
    return <PlatformBadge platform={platform} label={nameOf(platform)} wraps={wraps} className={className} />;
  }
  return (
    <span className={cn('flex min-w-0 items-center gap-1.5 text-sm', className)} title={`${platform}, unknown here`}>
      <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-warning" />
      <span className={isDense ? 'truncate' : 'wrap-anywhere'}>
        {platform}
        <span className={isDense || wraps ? 'sr-only' : 'text-muted-foreground'}>, unknown here</span>
      </span>
    </span>
  );
}
