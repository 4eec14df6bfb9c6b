import type { PlatformId } from '../../video-platforms/contract';
import type { RoomNeed } from '../assess-move';
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

interface Named {
  readonly label: string;
  readonly platform: PlatformId;
  readonly settings: SettingsInsight | undefined;
}

/** Every cause that a platform is passed over or lets nobody in for, or a move not made, in words. `docs/decisions-explained.md` has them. */
const CAUSES = {
  draining: ({ label }) => `${label} takes no new meetings at the moment`,
  disabled: ({ label }) => `${label} is switched off`,
  'create-failed': ({ label }) => `${label} failed when asked for a meeting`,
  'create-refused': ({ label }) => `${label} refused to make a meeting`,
  'create-unreadable': ({ label }) => `${label} answered with something unreadable when asked for a meeting`,
  'create-busy': ({ label }) => `${label} was too busy to make a meeting`,
  'grant-failed': ({ label }) => `${label} failed when asked to let somebody into its call`,
  'grant-refused': ({ label }) => `${label} refused to let somebody into its call`,
  'grant-unreadable': ({ label }) =>
    `${label} answered with something unreadable when asked to let somebody into its call`,
  'grant-busy': ({ label }) => `${label} was too busy to let somebody into its call`,
  'account-changed': ({ label }) => `the call began in an account of ${label} whose keys are not set up here any more`,
  'key-refused': ({ label, platform, settings }) =>
    settings ? `${label} refused ${settings.keysOf(platform) ?? 'our key'}` : `${label} can’t be used now`,
  'breaker-open': ({ label }) => `${label} failed several times in a row and is left alone for a while`,
  'not-configured': ({ label, platform, settings }) => {
    const trouble = settings?.troubleOf(platform);
    return trouble ? `${label} isn’t set up: ${trouble}` : `${label} isn’t set up`;
  },
  'unknown-platform': ({ platform }) => `“${platform}” is no platform that this installation knows`,
  'kill-switch': ({ label }) => `moves to ${label} are switched off`,
  'kill-switch-all': () => 'all moves are switched off',
  ENV_OFF: ({ label, platform, settings }) => {
    const flag = settings ? ` (${platform.toUpperCase()}_MIGRATION_ENABLED is false)` : '';
    return `the environment holds moves to ${label} off${flag}`;
  },
} as const satisfies Readonly<Record<string, (named: Named) => string>>;

/** The codes of {@link describeCause}; beside them `lacks-` and what is lacking, for example `lacks-cloud-recording`. */
export const CAUSE_CODES: readonly string[] = Object.keys(CAUSES);

/** Why a platform was passed over, or a move not made, in words. */
export function describeCause(platform: PlatformId, cause: string, { labelOf, settings }: DescribeOptions): string {
  const label = labelOf(platform);
  if (isKnown(cause)) return CAUSES[cause]({ label, platform, settings });
  if (!cause.startsWith(LACKS)) return `${label} can’t take it (${cause})`;
  return `${label} lacks ${cause.slice(LACKS.length).split('-and-').map(describeNeed).join(' and ')}`;
}

const LACKS = 'lacks-';

function isKnown(cause: string): cause is keyof typeof CAUSES {
  return Object.hasOwn(CAUSES, cause);
}

function describeNeed(need: string): string {
  return Object.hasOwn(LOSS_WORDS, need) ? LOSS_WORDS[need as RoomNeed] : need.replaceAll('-', ' ');
}
