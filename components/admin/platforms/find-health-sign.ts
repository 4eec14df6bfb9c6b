import type { PlatformView } from '@/lib/schemas/platform';

/** What a page kept from before says nothing of now any more, and a new check is on its way. */
const STALE_AFTER_MS = 90_000;

type HealthSignSource = Pick<PlatformView, 'isKnown' | 'isConfigured' | 'state' | 'health'> & {
  readonly breaker: Pick<PlatformView['breaker'], 'state'>;
};

/** How a platform does, in one mark and a few words, and when it was found out; null where it isn't asked. */
export function findHealthSign(platform: HealthSignSource, now: Date) {
  const { health } = platform;
  const checkedAt = platform.isConfigured ? (health?.checkedAt ?? null) : null;
  return { ...findWords(platform, now), checkedAt };
}

function findWords({ isKnown, isConfigured, state, breaker, health }: HealthSignSource, now: Date) {
  if (!isKnown) return { tone: 'destructive', words: 'Unknown here' } as const;
  if (!isConfigured) return { tone: 'neutral', words: 'Not set up' } as const;
  if (state === 'disabled') return { tone: 'warning', words: 'Switched off' } as const;
  // What an administrator did says more about new meetings than how it answers, which its card tells.
  if (state === 'draining') return { tone: 'warning', words: 'Draining' } as const;
  if (!health) return { tone: 'neutral', words: 'Not checked yet' } as const;
  if (now.getTime() - Date.parse(health.checkedAt) > STALE_AFTER_MS)
    return { tone: 'neutral', words: 'Checking again' } as const;
  if (!health.isHealthy) return { tone: 'destructive', words: 'Doesn’t answer well' } as const;
  if (breaker.state !== 'closed') return { tone: 'warning', words: 'Left alone after failures' } as const;
  return { tone: 'success', words: 'Healthy' } as const;
}
