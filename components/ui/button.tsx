'use client';

import { Button as BaseButton } from '@base-ui/react/button';
import type { VariantProps } from 'class-variance-authority';
import { cn } from '@/lib/cn';
import { buttonVariants } from './button-variants';
import { Spinner } from './spinner';

export interface ButtonProps extends Omit<BaseButton.Props, 'className'>, VariantProps<typeof buttonVariants> {
  className?: string;
  /** Shows a spinner and takes no second click; the button keeps its focus. */
  isPending?: boolean;
}

export function Button(props: ButtonProps) {
  const { className, variant, size, isPending = false, disabled, focusableWhenDisabled, children, ...others } = props;
  return (
    <BaseButton
      type="button"
      {...others}
      disabled={disabled || isPending}
      focusableWhenDisabled={isPending || focusableWhenDisabled}
      aria-busy={isPending || undefined}
      className={cn(buttonVariants({ variant, size }), className)}
    >
      {isPending ? <Spinner className="size-4" /> : null}
      {children}
    </BaseButton>
  );
}
