'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FreezeForm } from './draft-form';
import { type FieldErrors, PartFrame } from './part-fields';
import { TimeBox } from './time-box';

interface FreezeFieldsProps {
  readonly freeze: FreezeForm;
  readonly index: number;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<FreezeForm>) => void;
  readonly onRemove: () => void;
}

/** A time in which nothing is published and no wave begins. */
export function FreezeFields({ freeze, index, errors, onChange, onRemove }: FreezeFieldsProps) {
  const path = `plan.freezeWindows.${index}`;
  return (
    <PartFrame title={`Freeze ${index + 1}`} error={errors[path]} onRemove={onRemove}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="From" error={errors[`${path}.from`]}>
          <TimeBox time={freeze.from} onChange={(from) => onChange({ from })} />
        </Field>
        <Field label="Until" error={errors[`${path}.until`]}>
          <TimeBox time={freeze.until} onChange={(until) => onChange({ until })} />
        </Field>
        <Field label="Reason" isOptional error={errors[`${path}.reason`]}>
          <Input value={freeze.reason} maxLength={200} onChange={(event) => onChange({ reason: event.target.value })} />
        </Field>
      </div>
    </PartFrame>
  );
}
