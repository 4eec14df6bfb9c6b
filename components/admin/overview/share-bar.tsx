import { cn } from '@/lib/cn';

/** Written out, because Tailwind finds class names by reading the source. */
const COLOURS: Readonly<Record<string, string>> = {
  jitsi: 'bg-platform-jitsi',
  demo: 'bg-platform-demo',
  whereby: 'bg-platform-whereby',
  daily: 'bg-platform-daily',
  jaas: 'bg-platform-jaas',
};

/** How much of the most something is, as a bar. Decoration: the number stands beside it. */
export function ShareBar({
  value,
  most,
  colour,
}: {
  readonly value: number;
  readonly most: number;
  readonly colour: string;
}) {
  return (
    <div aria-hidden="true" className="h-2 w-full rounded-sm bg-muted">
      <div
        className={cn('h-full rounded-sm', COLOURS[colour] ?? 'bg-muted-foreground')}
        style={{ width: `${(value / most) * 100}%` }}
      />
    </div>
  );
}
