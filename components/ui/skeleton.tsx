import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

/** A grey shape of what comes. Hidden from screen readers: say "Loading" once beside a group of them. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      aria-hidden="true"
      data-slot="skeleton"
      {...props}
      className={cn('animate-pulse rounded-sm bg-secondary motion-reduce:animate-none', className)}
    />
  );
}
