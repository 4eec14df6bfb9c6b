import type { PlatformId } from '../video-platforms/contract';
import type { RoomNeed } from './assess-move';
import { LOSS_WORDS } from './describe-shortfall';

export interface DescribeOptions {
  readonly labelOf: (platform: PlatformId) => string;
  /** For administrators only: names of settings are no business of others. */
  readonly settings?: SettingsInsight;
}

/** What an administrator may know of a platform's settings: names, never values. */
export interface SettingsInsight {
  /** `DAILY_API_KEY is missing`; null where nothing is wrong. */
  readonly troubleOf: (platform: PlatformId) => string | null;
  /** The settings that hold what the platform lets us in with; null where it has none. */
  readonly keysOf: (platform: PlatformId) => string | null;
}

const CAUSES: Readonly<Record<string, (label: string) => string>> = {
  draining: (label) => `${label} takes no new meetings at the moment`,
  disabled: (label) => `${label} is switched off`,
  'create-failed': (label) => `${label} didn't answer when asked for a meeting`,
  'create-refused': (label) => `${label} refused to make a meeting`,
  'create-unreadable': (label) => `${label} answered with something unreadable when asked for a meeting`,
  'create-busy': (label) => `${label} was too busy to make a meeting`,
  'breaker-open': (label) => `${label} failed several times in a row and is left alone for a while`,
  'kill-switch': (label) => `moves to ${label} are switched off`,
  'kill-switch-all': () => 'all moves are switched off',
};

/** Why a platform was passed over, in words. */
export function describeCause(platform: PlatformId, cause: string, { labelOf, settings }: DescribeOptions): string {
  const label = labelOf(platform);
  const plain = CAUSES[cause];
  if (plain) return plain(label);
  if (cause === 'key-refused') {
    return settings ? `${label} refused ${settings.keysOf(platform) ?? 'our key'}` : `${label} can't be used now`;
  }
  if (cause === 'not-configured') {
    const trouble = settings?.troubleOf(platform);
    return trouble ? `${label} isn't set up: ${trouble}` : `${label} isn't set up`;
  }
  if (cause === 'ENV_OFF') {
    const flag = settings ? ` (${platform.toUpperCase()}_MIGRATION_ENABLED is false)` : '';
    return `the environment holds moves to ${label} off${flag}`;
  }
  if (cause === 'unknown-platform') return `"${platform}" is no platform that this installation knows`;
  if (cause.startsWith(LACKS))
    return `${label} lacks ${cause.slice(LACKS.length).split('-and-').map(needWords).join(' and ')}`;
  return `${label} can't take it (${cause})`;
}

const LACKS = 'lacks-';

function needWords(need: string): string {
  return LOSS_WORDS[need as RoomNeed] ?? need.replaceAll('-', ' ');
}
