'use client';

import { Field } from '@/components/ui/field';
import { controlClasses, Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { cn } from '@/lib/cn';
import { partTitle } from '@/lib/schemas/part-name';
import type { RuleForm } from './draft-form';
import { DirectionFields, type FieldErrors, PartFrame } from './part-fields';
import { TimeBox } from './time-box';
import type { PlatformChoices } from './use-platform-choices';

interface RuleFieldsProps {
  readonly rule: RuleForm;
  readonly index: number;
  readonly errors: FieldErrors;
  readonly choices: PlatformChoices;
  readonly onChange: (change: Partial<RuleForm>) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

const ANY = 'any';
const RECORDINGS = [
  { value: ANY, label: 'Any' },
  { value: 'none', label: 'None' },
  { value: 'local', label: 'Local' },
  { value: 'cloud', label: 'Cloud' },
] as const;

/** One rule of the draft: all conditions that are filled in must hold. */
export function RuleFields(props: RuleFieldsProps) {
  const { rule, index, errors, choices, onChange } = props;
  const path = `plan.rules.${index}`;
  const errorOf = (field: string) =>
    errors[`${path}.when.${field}`] ??
    Object.entries(errors).find(([place]) => place.startsWith(`${path}.when.${field}.`))?.[1];
  return (
    <PartFrame
      title={partTitle('rule', rule.id || String(index + 1))}
      error={errors[path] ?? errors[`${path}.when`]}
      onRemove={props.onRemove}
      onUp={props.onUp}
      onDown={props.onDown}
    >
      <DirectionFields part={rule} path={path} errors={errors} choices={choices} onChange={onChange} />
      <p className="text-sm text-muted-foreground">It takes rooms for which all of these hold. Fill in what matters.</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Listed"
          isOptional
          description="Names or ids, also of rooms not made yet."
          error={errorOf('rooms')}
        >
          <Lines value={rule.rooms} onChange={(rooms) => onChange({ rooms })} />
        </Field>
        <Field label="Owned by" isOptional description="E-mail addresses." error={errorOf('owners')}>
          <Lines value={rule.owners} onChange={(owners) => onChange({ owners })} />
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Tagged" isOptional description="With one of these." error={errorOf('tags')}>
          <Input value={rule.tags} onChange={(event) => onChange({ tags: event.target.value })} />
        </Field>
        <Field label="Name begins with" isOptional error={errorOf('slugPrefix')}>
          <Input value={rule.slugPrefix} onChange={(event) => onChange({ slugPrefix: event.target.value })} />
        </Field>
        <Field label="Recording" hasButtonControl error={errorOf('recording')}>
          <Select
            options={RECORDINGS}
            value={rule.recording || ANY}
            onValueChange={(recording) => onChange({ recording: recording === ANY ? '' : recording })}
          />
        </Field>
        <Field label="At least this many people" isOptional error={errorOf('minSize')}>
          <Input
            inputMode="numeric"
            value={rule.minSize}
            onChange={(event) => onChange({ minSize: event.target.value })}
          />
        </Field>
        <Field label="At most this many people" isOptional error={errorOf('maxSize')}>
          <Input
            inputMode="numeric"
            value={rule.maxSize}
            onChange={(event) => onChange({ maxSize: event.target.value })}
          />
        </Field>
        <Field label="Made after" isOptional error={errorOf('createdAfter')}>
          <TimeBox time={rule.createdAfter} onChange={(createdAfter) => onChange({ createdAfter })} />
        </Field>
      </div>
    </PartFrame>
  );
}

/** A box for a list: one on each line, or with commas between. */
function Lines({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <Input
      render={<textarea rows={3} className={cn(controlClasses, 'min-h-20 py-2 font-mono text-sm')} />}
      className="h-auto"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
