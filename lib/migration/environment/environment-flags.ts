import { MIGRATION_TARGETS } from '../../env/migration-targets';
import { getSettings } from '../../env/settings';
import type { PlatformId } from '../../video-platforms/contract';

/** What the environment says of moves to one platform. */
export interface EnvironmentFlag {
  readonly target: PlatformId;
  /** The setting that says it, for texts: `DAILY_MIGRATION_ENABLED`. */
  readonly setting: string;
  /** Undefined where it is not set. */
  readonly isEnabled: boolean | undefined;
  /** Names or ids of rooms, also of such that aren't made yet. */
  readonly rooms: readonly string[];
}

/** The migration flags of the environment, one for each platform that has some. */
export function readEnvironmentFlags(): readonly EnvironmentFlag[] {
  const settings = getSettings();
  return MIGRATION_TARGETS.map((target) => ({
    target: target.toLowerCase(),
    setting: `${target}_MIGRATION_ENABLED`,
    isEnabled: settings[`${target}_MIGRATION_ENABLED`],
    rooms: settings[`${target}_MIGRATION_ROOM_IDS`],
  }));
}

/** Platforms that nothing is moved to, whatever the dashboard says: their flag is an explicit `false`. */
export function findTargetsHeldOff(): readonly PlatformId[] {
  return readEnvironmentFlags()
    .filter(({ isEnabled }) => isEnabled === false)
    .map(({ target }) => target);
}
