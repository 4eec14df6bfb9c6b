import { StateDot } from '@/components/ui/state-dot';
import { cn } from '@/lib/cn';
import type { LiveState } from '@/lib/queries/live-connection';

const WORDS = {
  connecting: { tone: 'neutral', text: 'Connecting' },
  live: { tone: 'success', text: 'Live' },
  polling: { tone: 'warning', text: 'Reconnecting' },
} as const;

/** How fresh the page is. */
export function LiveSign({ state, className }: { readonly state: LiveState; readonly className?: string }) {
  const { tone, text } = WORDS[state];
  return (
    <div role="status" className={cn('text-muted-foreground', className)}>
      <StateDot tone={tone} className="text-xs">
        {text}
      </StateDot>
    </div>
  );
}
