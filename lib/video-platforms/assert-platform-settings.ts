import { MIGRATION_TARGETS } from '../env/migration-targets';
import { getSettings, type Settings } from '../env/settings';
import { SettingsError } from '../env/settings-error';
import { getLog } from '../log';
import { findUnknownSettings } from './find-unknown-settings';
import { configResultOf, findPlatform, installedPlatforms, warningsOf } from './installed-platforms';

interface Problem {
  readonly name: string;
  readonly problem: string;
}

/**
 * Checks at start what the settings say of platforms, and logs each warning.
 * @throws SettingsError where a platform's setting is wrong, where DEFAULT_VIDEO_PLATFORM names a platform that isn't
 *   here or isn't configured, or where rooms are listed for such a platform
 */
export function assertPlatformSettings(): void {
  const settings = getSettings();
  const problems = [
    ...findWrongSettings(),
    ...findWrongDefault(settings),
    ...findWrongLists(settings),
    ...findUnknownSettings(settings),
  ];
  if (problems.length > 0) throw new SettingsError(problems);
  for (const platform of installedPlatforms()) {
    for (const warning of warningsOf(platform))
      getLog().warn({ event: 'platform.warning', platform: platform.entry.id }, warning);
  }
}

function findWrongSettings(): readonly Problem[] {
  return installedPlatforms().flatMap((platform) => {
    const result = configResultOf(platform);
    if (result.isConfigured) return [];
    return result.invalid.map((name) => ({ name, problem: result.problems?.[name] ?? 'is not valid' }));
  });
}

function findWrongDefault(settings: Settings): readonly Problem[] {
  const id = settings.DEFAULT_VIDEO_PLATFORM;
  if (id === undefined) return [];
  const obstacle = obstacleOf(id);
  return obstacle === null
    ? []
    : [
        {
          name: 'DEFAULT_VIDEO_PLATFORM',
          problem: `names the platform ${id}, ${obstacle}, for example DEFAULT_VIDEO_PLATFORM=${findUsable()}`,
        },
      ];
}

/** A platform that could be the default: a real one where one is set up. */
function findUsable(): string | undefined {
  const usable = installedPlatforms().filter((platform) => configResultOf(platform).isConfigured);
  return (usable.find(({ entry }) => !entry.isDemo) ?? usable[0])?.entry.id;
}

function findWrongLists(settings: Settings): readonly Problem[] {
  return MIGRATION_TARGETS.flatMap((target) => {
    const name = `${target}_MIGRATION_ROOM_IDS` as const;
    const id = target.toLowerCase();
    const obstacle = settings[name].length === 0 ? null : obstacleOf(id);
    return obstacle === null ? [] : [{ name, problem: `lists rooms for the platform ${id}, ${obstacle}` }];
  });
}

/** Why a platform can't be used, as the end of a sentence; null where it can. */
function obstacleOf(id: string): string | null {
  const platform = findPlatform(id);
  if (!platform) {
    const known = installedPlatforms().map(({ entry }) => entry.id);
    return `which this version of Patchbay does not have; it has ${known.join(', ')}`;
  }
  const result = configResultOf(platform);
  if (result.isConfigured) return null;
  return `which is not configured: set ${[...result.missing, ...result.invalid].join(', ')}`;
}
