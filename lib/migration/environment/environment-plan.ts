import type { Plan, PlanRule } from '../../schemas/plan';
import type { PlatformId } from '../../video-platforms/contract';
import type { EnvironmentFlag } from './environment-flags';

const ID_PREFIX = 'environment-';

/** How the rules of a plan and the lists of the environment differ for one target. */
export interface EnvironmentDifference {
  readonly target: PlatformId;
  /** Rooms that the environment lists, its rule does not, and that are at home elsewhere. */
  readonly added: readonly string[];
  /** Rooms that its rule lists and the environment doesn't, or no longer. */
  readonly removed: readonly string[];
}

/**
 * The rules that the environment's flags amount to: for each target whose flag is `true` and that lists rooms, one that
 * moves those rooms there from wherever they are at home.
 */
export function toEnvironmentRules(
  flags: readonly EnvironmentFlag[],
  platforms: readonly PlatformId[],
): readonly PlanRule[] {
  return flags
    .filter(({ isEnabled, rooms }) => isEnabled === true && rooms.length > 0)
    .map(({ target, rooms }) => ({
      id: `${ID_PREFIX}${target}`,
      from: platforms.filter((id) => id !== target),
      to: target,
      when: { rooms: [...new Set(rooms.map((room) => room.toLowerCase()))] },
    }));
}

/**
 * What the environment says now and the plan does not, or no longer. A target whose flag is `false` makes none: nothing
 * is moved there, whatever the rules say. Nor does a room that is at home on the target, as after its move was settled.
 * @param flags what the environment says
 * @param plan null where none is in force
 * @param homes where listed rooms are at home, by the words that they are listed with
 */
export function findEnvironmentDifferences(
  flags: readonly EnvironmentFlag[],
  plan: Plan | null,
  homes: ReadonlyMap<string, PlatformId>,
): readonly EnvironmentDifference[] {
  return flags
    .filter(({ isEnabled }) => isEnabled !== false)
    .map(({ target, isEnabled, rooms }) => {
      const listed = isEnabled === true ? rooms.map((room) => room.toLowerCase()) : [];
      const ruled = plan?.rules.find(({ id }) => id === `${ID_PREFIX}${target}`)?.when.rooms ?? [];
      return {
        target,
        added: withoutAll([...new Set(listed)], ruled).filter((room) => homes.get(room) !== target),
        removed: withoutAll(ruled, listed),
      };
    })
    .filter(({ added, removed }) => added.length > 0 || removed.length > 0);
}

/**
 * A plan with the environment's rules as they are now: in the place that they had, the new ones first. Those of a target
 * whose flag is `false` stay as they are; a kill switch holds them.
 */
export function withEnvironmentRules(
  plan: Pick<Plan, 'rules'>,
  flags: readonly EnvironmentFlag[],
  platforms: readonly PlatformId[],
): PlanRule[] {
  const rules = new Map(toEnvironmentRules(flags, platforms).map((rule) => [rule.id, rule]));
  const held = new Set(
    flags.filter(({ isEnabled }) => isEnabled === false).map(({ target }) => `${ID_PREFIX}${target}`),
  );
  const own = new Set(flags.map(({ target }) => `${ID_PREFIX}${target}`));
  const kept = plan.rules.flatMap((rule) => {
    if (!own.has(rule.id) || held.has(rule.id)) return [rule];
    const now = rules.get(rule.id);
    rules.delete(rule.id);
    return now ? [{ ...now, from: rule.from }] : [];
  });
  return [...rules.values(), ...kept];
}

function withoutAll(words: readonly string[], others: readonly string[]): readonly string[] {
  const taken = new Set(others.map((word) => word.toLowerCase()));
  return words.filter((word) => !taken.has(word.toLowerCase()));
}
