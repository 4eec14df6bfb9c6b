import { readHomesOfRooms } from '../../data/rooms/homes-of-rooms';
import type { Plan } from '../../schemas/plan';
import type { EnvironmentFlag } from './environment-flags';
import { type EnvironmentDifference, findEnvironmentDifferences } from './environment-plan';

/** What the environment says and a plan does not, with where the rooms that it lists are at home now. */
export async function readEnvironmentDifferences(
  flags: readonly EnvironmentFlag[],
  plan: Plan | null,
): Promise<readonly EnvironmentDifference[]> {
  const homes = await readHomesOfRooms(flags.flatMap(({ rooms }) => rooms.map((room) => room.toLowerCase())));
  return findEnvironmentDifferences(flags, plan, homes);
}
