'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { partTitle } from '@/lib/schemas/part-name';
import type { WaveForm } from './draft-form';
import { DirectionFields, type FieldErrors, PartFrame } from './part-fields';
import { TimeBox } from './time-box';
import type { PlatformChoices } from './use-platform-choices';

interface WaveFieldsProps {
  readonly wave: WaveForm;
  readonly index: number;
  readonly errors: FieldErrors;
  readonly choices: PlatformChoices;
  readonly onChange: (change: Partial<WaveForm>) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

/** One wave of the draft. */
export function WaveFields(props: WaveFieldsProps) {
  const { wave, index, errors, choices, onChange } = props;
  const path = `plan.waves.${index}`;
  return (
    <PartFrame
      title={partTitle('wave', wave.id || String(index + 1))}
      error={errors[path]}
      onRemove={props.onRemove}
      onUp={props.onUp}
      onDown={props.onDown}
    >
      <DirectionFields part={wave} path={path} errors={errors} choices={choices} onChange={onChange} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label="Share in %"
          description="Of all these rooms, counted from none."
          error={errors[`${path}.percentage`]}
        >
          <Input
            inputMode="decimal"
            value={wave.percentage}
            onChange={(event) => onChange({ percentage: event.target.value })}
          />
        </Field>
        <Field
          label="Begins at"
          isOptional
          description={
            index === 0 ? 'Without it: when the plan is published.' : 'Without it: when somebody begins it by hand.'
          }
          error={errors[`${path}.startsAt`]}
        >
          <TimeBox time={wave.startsAt} onChange={(startsAt) => onChange({ startsAt })} />
        </Field>
        <Field
          label="Watched for, in minutes"
          description="The next wave doesn’t begin before."
          error={errors[`${path}.soakMinutes`]}
        >
          <Input
            inputMode="numeric"
            value={wave.soakMinutes}
            onChange={(event) => onChange({ soakMinutes: event.target.value })}
          />
        </Field>
      </div>
    </PartFrame>
  );
}
