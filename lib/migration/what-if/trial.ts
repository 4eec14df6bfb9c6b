import type { PlatformCapabilities, PlatformId } from '../../video-platforms/contract';
import type { PlatformFacts } from '../decision';
import type { PlanToTry } from '../plans/preview/room-outcome';
import type { MigrationFacts } from '../read-migration-facts';

/** What is tried: a plan, and something that happens to a platform. */
export interface Trial {
  readonly title: string;
  readonly plan: PlanToTry | null;
  /** Null where nothing happens to any platform. */
  readonly fate: { readonly platform: PlatformId; readonly kind: 'fails' | 'retired' } | null;
}

/** Facts as they would be if the platform had met its fate. */
export function withFate<Facts extends Pick<MigrationFacts, 'platforms' | 'defaultPlatform'>>(
  facts: Facts,
  fate: Trial['fate'],
): Facts {
  if (fate === null) return facts;
  const platforms = facts.platforms.map((known): PlatformFacts => {
    if (known.id !== fate.platform) return known;
    return fate.kind === 'fails' ? { ...known, failure: 'create-failed' } : { ...known, isConfigured: false };
  });
  return { ...facts, platforms, defaultPlatform: defaultOf(facts.defaultPlatform, platforms) };
}

/** Whoever takes a platform away gives new rooms another home: the first real one that is set up. */
function defaultOf(before: PlatformId, platforms: readonly PlatformFacts[]): PlatformId {
  if (platforms.some(({ id, isConfigured }) => id === before && isConfigured)) return before;
  return platforms.find(({ isConfigured, isDemo }) => isConfigured && !isDemo)?.id ?? before;
}

/** Of a platform that is gone only this is known: it could do whatever its meetings did. */
export const COULD_DO_ALL: PlatformCapabilities = {
  lobby: true,
  lock: true,
  cloudRecording: true,
  localRecording: true,
  automaticRecording: 'platform',
  largestMeeting: null,
  hostRole: true,
  guestToken: true,
  embedEvents: true,
  webhookCoverage: 'full',
  dialIn: true,
  logo: true,
  endForAll: true,
};
