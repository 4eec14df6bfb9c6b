'use client';

import { Input } from '@/components/ui/input';
import { type FormTime, typeTime } from './form-time';

interface TimeBoxProps {
  readonly time: FormTime;
  readonly onChange: (time: FormTime) => void;
}

/** A date and time to choose or type, on the clock of whoever reads it. */
export function TimeBox({ time, onChange }: TimeBoxProps) {
  return (
    <Input type="datetime-local" value={time.shown} onChange={(event) => onChange(typeTime(event.target.value))} />
  );
}
