import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import type { ScriptedFaults } from '../video-platforms/contract';
import { findDrills } from './find-drills';

/**
 * The faults that an outage drill has switched on.
 * @throws AppError not-signed-in, forbidden, platform-not-found; not-found where the platform has no drills
 * @throws VideoPlatformError where the platform isn't set up or doesn't answer
 */
export async function getFaults({ actor, platformId }: { actor: Actor; platformId: string }): Promise<ScriptedFaults> {
  requireAdmin(actor);
  return findDrills(platformId).getFaults();
}
