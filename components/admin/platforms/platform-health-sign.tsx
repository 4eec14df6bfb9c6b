'use client';

import { StateDot } from '@/components/ui/state-dot';
import { cn } from '@/lib/cn';
import type { PlatformView } from '@/lib/schemas/platform';
import { Moment } from '../moment';
import { useNow } from '../use-now';
import { findHealthSign } from './find-health-sign';

interface PlatformHealthSignProps {
  readonly platform: PlatformView;
  readonly className?: string;
}

/** How a platform does and when it was last asked, in one mark and a few words; the longer story is its card's. */
export function PlatformHealthSign({ platform, className }: PlatformHealthSignProps) {
  const { tone, words, checkedAt } = findHealthSign(platform, useNow());
  return (
    <span className={cn('flex flex-wrap items-baseline gap-x-2', className)}>
      <StateDot tone={tone} className={className}>
        {words}
      </StateDot>
      {checkedAt ? (
        <span className="text-muted-foreground">
          checked <Moment at={checkedAt} as="distance" />
        </span>
      ) : null}
    </span>
  );
}
