import { cn } from '@/lib/cn';
import type { FigureRange } from '@/lib/schemas/figures';
import { RANGE_OPTIONS } from './describe-figures';

interface RangeSwitchProps {
  readonly value: FigureRange;
  readonly onChange: (range: FigureRange) => void;
}

/** Hour, day or week. */
export function RangeSwitch({ value, onChange }: RangeSwitchProps) {
  return (
    <fieldset className="flex rounded-md border bg-card p-0.5">
      <legend className="sr-only">Range of time</legend>
      {RANGE_OPTIONS.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={value === option.value}
          onClick={() => onChange(option.value)}
          className={cn(
            'min-h-7 rounded-sm px-3 text-sm transition-colors hover:bg-accent',
            value === option.value ? 'bg-secondary font-medium' : 'text-muted-foreground',
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
