import type { z } from 'zod';
import { type BuiltInPlatformId, PLATFORM_CATALOG } from '../video-platforms/catalog';

/** The built-in platforms that are no demo: rooms can be moved to them by the environment. */
type RealPlatformId = {
  [Id in BuiltInPlatformId]: (typeof PLATFORM_CATALOG)[Id]['isDemo'] extends true ? never : Id;
}[BuiltInPlatformId];

/** A platform as names of settings have it: `DAILY`. */
export type MigrationTarget = Uppercase<RealPlatformId>;

/** From the catalogue, so that a new platform has its two settings without a word here. */
export const MIGRATION_TARGETS: readonly MigrationTarget[] = Object.values(PLATFORM_CATALOG)
  .filter(({ isDemo }) => !isDemo)
  .map(({ id }) => id.toUpperCase() as MigrationTarget);

/** The two settings of every target: whether it takes rooms, and which. */
export function shapeOfMigrationFlags<Flag extends z.ZodType, List extends z.ZodType>(flag: Flag, list: List) {
  const settings = MIGRATION_TARGETS.flatMap((target) => [
    [`${target}_MIGRATION_ENABLED`, flag],
    [`${target}_MIGRATION_ROOM_IDS`, list],
  ]);
  return Object.fromEntries(settings) as Record<`${MigrationTarget}_MIGRATION_ENABLED`, Flag> &
    Record<`${MigrationTarget}_MIGRATION_ROOM_IDS`, List>;
}
