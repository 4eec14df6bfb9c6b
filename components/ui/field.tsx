'use client';

import { Field as BaseField } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

interface FieldProps {
  label: ReactNode;
  /** Shown below the control and read with it. */
  description?: ReactNode;
  /** What is wrong, in words; the control is marked as invalid while there is one. */
  error?: string | null | undefined;
  isOptional?: boolean;
  isDisabled?: boolean;
  /** True around a control that is a button, such as `Select`: clicking the label then doesn't press it. */
  hasButtonControl?: boolean;
  className?: string;
  children: ReactNode;
}

/** A control with its label, description and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { label, description, error, isOptional = false, isDisabled = false, hasButtonControl = false } = props;
  const labelClasses = 'flex items-baseline gap-2 text-sm font-medium';
  const labelContent = (
    <>
      {label}
      {isOptional ? <span className="font-normal text-muted-foreground">optional</span> : null}
    </>
  );
  return (
    <BaseField.Root
      invalid={Boolean(error)}
      disabled={isDisabled}
      className={cn('flex min-w-0 flex-col gap-1.5', props.className)}
    >
      {hasButtonControl ? (
        <BaseField.Label nativeLabel={false} render={<div />} className={labelClasses}>
          {labelContent}
        </BaseField.Label>
      ) : (
        <BaseField.Label className={labelClasses}>{labelContent}</BaseField.Label>
      )}
      {props.children}
      {description ? (
        <BaseField.Description className="text-sm text-muted-foreground">{description}</BaseField.Description>
      ) : null}
      {error ? (
        <BaseField.Error match className="flex items-start gap-1.5 text-sm text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </BaseField.Error>
      ) : null}
    </BaseField.Root>
  );
}
