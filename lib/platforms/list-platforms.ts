import type { Actor } from '../access/actor';
import { isAdmin, requireSignedIn } from '../access/policies';
import { readDriftsOfDay } from '../data/meetings/presence-drifts';
import { countUnclosedRooms } from '../data/meetings/unclosed-rooms';
import { readShutdowns } from '../data/platforms/platform-shutdowns';
import { listPlatformStates, readPlatformLoads } from '../data/platforms/platform-states';
import type { PlatformSummaryView, PlatformView } from '../schemas/platform';
import { listPlatforms as listInstalledPlatforms } from '../video-platforms';
import { checkHealth } from './check-health';
import { toPlatformSummary, toPlatformView, toUnknownPlatformView } from './to-platform-view';

/**
 * The platforms: for administrators with everything, also those that only the database still names; for others with an
 * account what the form of a room needs.
 * @throws AppError not-signed-in
 */
export async function listPlatforms(actor: Actor): Promise<PlatformView[] | PlatformSummaryView[]> {
  requireSignedIn(actor);
  const installed = listInstalledPlatforms();
  if (!isAdmin(actor)) return installed.map(toPlatformSummary);
  const [keptStates, shutdowns, keptLoads, drifts, unclosed, healths] = await Promise.all([
    listPlatformStates(),
    readShutdowns(),
    readPlatformLoads(),
    readDriftsOfDay(),
    countUnclosedRooms(),
    Promise.all(installed.map((platform) => checkHealth(platform))),
  ]);
  const states = new Map(keptStates.map((state) => [state.platform, state]));
  const loads = new Map(keptLoads.map((load) => [load.platform, load]));
  const known = installed.map((platform, index) =>
    toPlatformView(platform, {
      state: states.get(platform.id),
      shutdown: shutdowns.get(platform.id),
      load: loads.get(platform.id),
      health: healths[index] ?? null,
      drift: drifts.find((drift) => drift.platform === platform.id),
      unclosedRooms: unclosed.get(platform.id),
    }),
  );
  const unknown = keptLoads
    .filter(({ platform }) => !installed.some(({ id }) => id === platform))
    .map((load) => toUnknownPlatformView(load.platform, { state: states.get(load.platform), load, health: null }));
  return [...known, ...unknown];
}
