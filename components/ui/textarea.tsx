'use client';

import { Field as BaseField } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { controlClasses } from './input';

interface TextareaProps extends Pick<ComponentProps<'textarea'>, 'placeholder' | 'spellCheck' | 'className'> {
  value: string;
  onValueChange: (value: string) => void;
}

/** Several lines of text, inside a `Field`. */
export function Textarea({ value, onValueChange, className, placeholder, spellCheck }: TextareaProps) {
  return (
    <BaseField.Control
      value={value}
      onValueChange={onValueChange}
      render={<textarea placeholder={placeholder} spellCheck={spellCheck} className={cn(controlClasses, className)} />}
    />
  );
}
