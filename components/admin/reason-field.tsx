import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Why somebody changes what holds for many rooms, for the audit log. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  return (
    <Field label="Reason" isOptional className="mt-4">
      <Input value={value} maxLength={500} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
