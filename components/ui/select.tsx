'use client';

import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { controlClasses } from './input';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** A second line in the list. */
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
}

interface SelectProps<Value extends string> {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  placeholder?: string;
  /** Needed where no `Field` names it. */
  'aria-label'?: string;
  id?: string;
  name?: string;
  isDisabled?: boolean;
  size?: 'default' | 'sm';
  className?: string;
}

/** Choose one of a few. Inside a `Field` with `hasButtonControl` it takes that field's label and error. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onValueChange, size = 'default' } = props;
  const items = options.map((option) => ({ value: option.value, label: option.label }));
  return (
    <BaseSelect.Root
      items={items}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      disabled={props.isDisabled ?? false}
      {...(props.name ? { name: props.name } : {})}
      modal={false}
    >
      <BaseSelect.Trigger
        id={props.id}
        aria-label={props['aria-label']}
        className={cn(
          controlClasses,
          'flex items-center justify-between gap-2 text-left text-base data-disabled:cursor-not-allowed data-disabled:opacity-60 sm:text-sm',
          size === 'sm' ? 'min-h-8' : 'min-h-9',
          props.className,
        )}
      >
        <BaseSelect.Value
          className="min-w-0 truncate data-placeholder:text-muted-foreground"
          placeholder={props.placeholder}
        />
        <BaseSelect.Icon>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="z-70 outline-hidden" sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className="max-h-(--available-height) min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto rounded-md border bg-popover p-1 text-popover-foreground shadow-popup outline-hidden transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            <BaseSelect.List>
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.isDisabled ?? false}
                  className="grid cursor-default grid-cols-[1rem_1fr] items-start gap-2 rounded-sm px-2 py-1.5 text-sm outline-hidden data-highlighted:bg-accent data-disabled:opacity-55"
                >
                  <BaseSelect.ItemIndicator className="col-start-1 mt-0.5">
                    <Check aria-hidden="true" className="size-4" />
                  </BaseSelect.ItemIndicator>
                  <span className="col-start-2 min-w-0">
                    <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                    {option.hint ? <span className="block text-muted-foreground">{option.hint}</span> : null}
                  </span>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
