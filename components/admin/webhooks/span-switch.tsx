import { Button } from '@/components/ui/button';
import type { StatisticsSpan } from '@/lib/schemas/webhook-statistics';

const SPANS = [
  { value: 'hour', label: 'Last hour' },
  { value: 'day', label: 'Last day' },
] as const satisfies readonly { value: StatisticsSpan; label: string }[];

/** Over how long figures are shown. */
export function SpanSwitch({
  span,
  onChange,
}: {
  readonly span: StatisticsSpan;
  readonly onChange: (span: StatisticsSpan) => void;
}) {
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">Time shown</legend>
      {SPANS.map(({ value, label }) => (
        <Button
          key={value}
          size="sm"
          variant={value === span ? 'secondary' : 'ghost'}
          aria-pressed={value === span}
          onClick={() => onChange(value)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
