import { useId } from 'react';
import { Input } from '@/components/ui/input';

interface DayFieldProps {
  readonly label: string;
  /** `2026-12-01`, or empty. Set once, as a day is typed bit by bit; another `key` sets it anew. */
  readonly defaultValue: string;
  readonly onChange: (day: string) => void;
}

/** A day to begin or end with. */
export function DayField({ label, defaultValue, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-sm text-muted-foreground">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        className="w-40"
        defaultValue={defaultValue}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
