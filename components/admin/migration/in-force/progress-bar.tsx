import { countWords } from '../../describe-people';

interface ProgressBarProps {
  /** What is measured, for whoever listens. */
  readonly label: string;
  readonly value: number;
  readonly most: number;
  /** What stands after the numbers: `rooms moved`. */
  readonly unit: string;
}

/** How far something has come, as a bar with its numbers beside it. */
export function ProgressBar({ label, value, most, unit }: ProgressBarProps) {
  const share = most === 0 ? 0 : value / most;
  return (
    <div className="flex items-center gap-3">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={Math.max(most, 1)}
        aria-valuetext={`${value} of ${most} ${unit}`}
        className="h-2 min-w-0 flex-1 overflow-hidden rounded-sm bg-muted"
      >
        <div className="h-full rounded-sm bg-primary" style={{ width: `${share * 100}%` }} />
      </div>
      <span className="tabular shrink-0 text-xs text-muted-foreground">
        {countWords(value)} of {countWords(most)} {unit}
      </span>
    </div>
  );
}
