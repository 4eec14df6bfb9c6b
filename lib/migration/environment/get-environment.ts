import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { readPlanInForce } from '../../data/migration/migration-plans';
import type { EnvironmentView } from '../../schemas/environment';
import { listWords } from '../plans/draft/plan-problem';
import { labelOfPlatform } from '../words/label-of-platform';
import { readEnvironmentFlags } from './environment-flags';
import type { EnvironmentDifference } from './environment-plan';
import { readEnvironmentDifferences } from './read-environment-differences';

/**
 * What the environment says of migrations, and where the plan in force says something else.
 * @throws AppError not-signed-in, forbidden
 */
export async function getEnvironment({ actor }: { actor: Actor }): Promise<EnvironmentView> {
  requireAdmin(actor);
  const flags = readEnvironmentFlags();
  const inForce = await readPlanInForce();
  const differences = await readEnvironmentDifferences(flags, inForce?.plan ?? null);
  return {
    flags: flags.map(({ target, setting, isEnabled, rooms }) => ({
      target,
      setting,
      state: isEnabled === undefined ? 'unset' : isEnabled ? 'on' : 'off',
      rooms: [...rooms],
    })),
    differences: differences.map((difference) => ({
      target: difference.target,
      added: [...difference.added],
      removed: [...difference.removed],
      sentence: describeDifference(difference),
    })),
  };
}

function describeDifference({ target, added, removed }: EnvironmentDifference): string {
  const list = `${target.toUpperCase()}_MIGRATION_ROOM_IDS`;
  const label = labelOfPlatform(target);
  const parts = [
    added.length > 0 ? `lists ${nameRooms(added)}, which the plan does not move to ${label}` : '',
    removed.length > 0 ? `no longer lists ${nameRooms(removed)}, which the plan moves to ${label}` : '',
  ];
  return `${list} ${parts.filter(Boolean).join(', and ')}.`;
}

function nameRooms(rooms: readonly string[]): string {
  return rooms.length > 4 ? `${rooms.slice(0, 3).join(', ')} and ${rooms.length - 3} more` : listWords(rooms);
}
