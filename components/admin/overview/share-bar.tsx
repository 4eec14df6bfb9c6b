import { platformColour } from '@/components/platforms/platform-colour';

/** How much of the most something is, as a bar. Decoration: the number stands beside it. */
export function ShareBar({
  value,
  most,
  platform,
}: {
  readonly value: number;
  readonly most: number;
  /** Whose colour it has. */
  readonly platform: string;
}) {
  return (
    <div aria-hidden="true" className="h-2 w-full rounded-sm bg-muted">
      <div
        className="h-full rounded-sm"
        style={{ backgroundColor: platformColour(platform), width: `${(value / most) * 100}%` }}
      />
    </div>
  );
}
