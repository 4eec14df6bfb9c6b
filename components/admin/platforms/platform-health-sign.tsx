import { StateDot } from '@/components/ui/state-dot';
import type { PlatformView } from '@/lib/schemas/platform';

interface PlatformHealthSignProps {
  readonly platform: PlatformView;
  readonly className?: string;
}

/** How a platform does, in one mark and a few words; the longer story is its card's. */
export function PlatformHealthSign({ platform, className }: PlatformHealthSignProps) {
  const { tone, words } = findSign(platform);
  return (
    <StateDot tone={tone} className={className}>
      {words}
    </StateDot>
  );
}

function findSign(platform: PlatformView) {
  if (!platform.isKnown) return { tone: 'destructive', words: 'Unknown here' } as const;
  if (!platform.isConfigured) return { tone: 'neutral', words: 'Not set up' } as const;
  if (platform.state === 'disabled') return { tone: 'warning', words: 'Switched off' } as const;
  // What an administrator did says more about new meetings than how it answers, which its card tells.
  if (platform.state === 'draining') return { tone: 'warning', words: 'Draining' } as const;
  if (platform.health && !platform.health.isHealthy)
    return { tone: 'destructive', words: 'Doesn’t answer well' } as const;
  if (platform.breaker.state !== 'closed') return { tone: 'warning', words: 'Left alone after failures' } as const;
  if (!platform.health) return { tone: 'neutral', words: 'Not checked yet' } as const;
  return { tone: 'success', words: 'Healthy' } as const;
}
