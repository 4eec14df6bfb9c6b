import { useId } from 'react';
import { Input } from '@/components/ui/input';

interface DayFieldProps {
  readonly label: string;
  /** `2026-12-01`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day to begin or end with. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-sm text-muted-foreground">
        {label}
      </label>
      <Input id={id} type="date" className="w-40" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
