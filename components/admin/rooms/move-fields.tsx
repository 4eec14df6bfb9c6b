import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { EXPIRY_OPTIONS } from './expiry-choice';
import { type MoveForm, readMoveForm } from './use-move-form';

const PEOPLE_OPTIONS = [
  { value: 'stay', label: 'Stay until they leave' },
  { value: 'now', label: 'Are moved along now', hint: 'Their pages count down about 15 seconds and follow.' },
  { value: 'time', label: 'Are moved along at a time…' },
] as const;

interface MoveFieldsProps {
  readonly form: MoveForm;
  readonly onChange: (changes: Partial<MoveForm>) => void;
  readonly isPutBack: boolean;
  /** How many of the rooms have people in a call who would otherwise stay. */
  readonly calls: number;
}

/** How long a move lasts, why, and what happens to people in calls. */
export function MoveFields({ form, onChange, isPutBack, calls }: MoveFieldsProps) {
  const { expiryError, peopleError } = form.showsErrors ? readMoveForm(form, new Date()) : NO_ERRORS;
  return (
    <>
      {calls > 0 || form.people !== 'stay' ? (
        <Field label="People who are in a call" hasButtonControl>
          <Select options={PEOPLE_OPTIONS} value={form.people} onValueChange={(people) => onChange({ people })} />
        </Field>
      ) : null}
      {form.people === 'time' ? (
        <Field label="Move them at" description="On your own clock, within seven days." error={peopleError}>
          <Input
            type="datetime-local"
            value={form.peopleTime}
            onChange={(event) => onChange({ peopleTime: event.target.value })}
          />
        </Field>
      ) : null}
      {isPutBack ? null : (
        <Field label="How long" hasButtonControl error={form.expiry === 'custom' ? null : expiryError}>
          <Select options={EXPIRY_OPTIONS} value={form.expiry} onValueChange={(expiry) => onChange({ expiry })} />
        </Field>
      )}
      {form.expiry === 'custom' ? (
        <Field label="Until" description="On your own clock. Then rooms go back by themselves." error={expiryError}>
          <Input
            type="datetime-local"
            value={form.expiryTime}
            onChange={(event) => onChange({ expiryTime: event.target.value })}
          />
        </Field>
      ) : null}
      <Field label="Note" isOptional description="Why, for whoever reads the audit log.">
        <Input
          value={form.note}
          maxLength={500}
          onChange={(event) => onChange({ note: event.target.value })}
          autoComplete="off"
        />
      </Field>
    </>
  );
}

const NO_ERRORS = { expiryError: null, peopleError: null };
