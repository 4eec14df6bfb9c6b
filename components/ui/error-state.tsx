'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Button } from './button';

interface ErrorStateProps {
  title: string;
  /** What is wrong and what to do, in plain words. */
  message: ReactNode;
  /** For whoever helps: a code that is also in the log. */
  supportCode?: string | null | undefined;
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
  action?: ReactNode;
  className?: string;
}

/** Stands where something would be that couldn't be had, with a way on. */
export function ErrorState({
  title,
  message,
  supportCode,
  onRetry,
  isRetrying = false,
  action,
  className,
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn('flex flex-col items-center gap-2 rounded-md border bg-card px-6 py-10 text-center', className)}
    >
      <TriangleAlert aria-hidden="true" className="size-8 text-warning" />
      <p className="font-medium">{title}</p>
      <p className="max-w-md text-sm text-muted-foreground">{message}</p>
      {supportCode ? (
        <p className="text-sm text-muted-foreground">
          Support code <code className="font-mono text-foreground">{supportCode}</code>
        </p>
      ) : null}
      {onRetry || action ? (
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          {onRetry ? (
            <Button variant="outline" onClick={onRetry} isPending={isRetrying}>
              Try again
            </Button>
          ) : null}
          {action}
        </div>
      ) : null}
    </div>
  );
}
