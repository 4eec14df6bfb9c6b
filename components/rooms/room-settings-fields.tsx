'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { describeAutomaticStart } from './describe-automatic-start';
import type { RoomFormValues } from './room-form-values';

interface RoomSettingsFieldsProps {
  values: RoomFormValues;
  /** By path, as the API names fields. */
  errors: Readonly<Record<string, string>>;
  onChange: (changes: Partial<RoomFormValues>) => void;
}

/** What the meetings of a room are made with. */
export function RoomSettingsFields({ values, errors, onChange }: RoomSettingsFieldsProps) {
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2">
      <Field label="People expected" error={sentence('The number', errors['settings.size'])}>
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          value={values.size}
          onChange={({ target }) => onChange({ size: target.value })}
        />
      </Field>
      <Field label="Longest meeting, in hours" error={sentence('The length', errors['settings.meetingHours'])}>
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={72}
          value={values.meetingHours}
          onChange={({ target }) => onChange({ meetingHours: target.value })}
        />
      </Field>
      <Field label="Recording" hasButtonControl error={errors['settings.recording']}>
        <Select options={RECORDINGS} value={values.recording} onValueChange={(recording) => onChange({ recording })} />
      </Field>
      {values.recording === 'none' ? null : (
        <Field
          label="Recording starts"
          hasButtonControl
          description={describeAutomaticStart(values)}
          error={errors['settings.recordingStart']}
        >
          <Select
            options={RECORDING_STARTS}
            value={values.recordingStart}
            onValueChange={(recordingStart) => onChange({ recordingStart })}
          />
        </Field>
      )}
      <p className="text-sm text-muted-foreground sm:col-span-2">
        A call that is going on keeps these settings as it was started with them.
      </p>
    </div>
  );
}

/** The server's words for a number follow its name: "must be at most 1000." */
function sentence(subject: string, message: string | undefined): string | undefined {
  if (message === undefined || /^\p{Lu}/u.test(message)) return message;
  return `${subject} ${message}`;
}

const RECORDINGS = [
  { value: 'none', label: 'None' },
  { value: 'local', label: 'On a host’s computer' },
  { value: 'cloud', label: 'In the cloud', hint: 'Everybody is asked for a yes or no before they join.' },
] as const;

const RECORDING_STARTS = [
  { value: 'host', label: 'When a host starts it' },
  { value: 'prompt', label: 'A host is reminded' },
  { value: 'automatic', label: 'By itself' },
] as const;
