import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

const TONES = {
  success: 'bg-success',
  warning: 'bg-warning',
  destructive: 'bg-destructive',
  neutral: 'border-2 border-muted-foreground bg-transparent',
  accent: 'bg-primary',
} as const;

interface StateDotProps {
  tone: keyof typeof TONES;
  /** The state in words: never told by colour alone. */
  children: ReactNode;
  className?: string;
}

/** A round mark with the state in words beside it. */
export function StateDot({ tone, children, className }: StateDotProps) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-sm whitespace-nowrap', className)}>
      <span aria-hidden="true" className={cn('size-2 shrink-0 rounded-full', TONES[tone])} />
      {children}
    </span>
  );
}
