'use client';

import { Input as BaseInput } from '@base-ui/react/input';
import { cn } from '@/lib/cn';

/** The looks that every box to type in shares. */
export const controlClasses =
  'w-full min-w-0 rounded-md border border-input bg-card px-3 text-foreground transition-colors placeholder:text-muted-foreground disabled:cursor-not-allowed disabled:opacity-60 data-invalid:border-destructive aria-invalid:border-destructive';

interface InputProps extends Omit<BaseInput.Props, 'className'> {
  className?: string;
}

export function Input({ className, ...props }: InputProps) {
  return <BaseInput {...props} className={cn(controlClasses, 'h-9 text-base sm:text-sm', className)} />;
}
