import { type FreezeWindow, HOME, type Plan } from '../../../schemas/plan';
import { unknownPlatform } from './find-direction-problems';
import { findRuleProblems } from './find-rule-problems';
import { findWaveProblems } from './find-wave-problems';
import { labelIn, type PlanProblem, type PlanSurroundings } from './plan-problem';

/**
 * Everything that is wrong with a plan, each with its place. Errors keep it from being saved or published; warnings are
 * shown and keep nothing back.
 * @param begun waves that have begun under the plan in force and go on
 */
export function findPlanProblems(
  plan: Plan,
  surroundings: PlanSurroundings,
  begun: ReadonlySet<string> = new Set(),
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  const rules = findRuleProblems(plan.rules, surroundings);
  const waves = findWaveProblems(plan.waves, surroundings, begun);
  const fallback = findFallbackProblems(plan.fallbackOrder, surroundings);
  const freezes = findFreezeProblems(plan.freezeWindows, surroundings.now);
  return {
    errors: [...findRepeatedIds(plan), ...rules.errors, ...waves.errors, ...fallback.errors, ...freezes.errors],
    warnings: [...rules.warnings, ...waves.warnings, ...fallback.warnings, ...freezes.warnings],
  };
}

/** Rules and waves are named in decisions, so no two parts may have one name. */
function findRepeatedIds({ rules, waves }: Plan): PlanProblem[] {
  const places = [
    ...rules.map(({ id }, index) => ({ id, path: `rules.${index}.id` })),
    ...waves.map(({ id }, index) => ({ id, path: `waves.${index}.id` })),
  ];
  return places
    .filter(({ id }, index) => places.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) => ({ path, message: `“${id}” is the name of another rule or wave. Each needs its own.` }));
}

function findFallbackProblems(
  order: Plan['fallbackOrder'],
  surroundings: PlanSurroundings,
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  if (order === null) return { errors: [], warnings: [] };
  const errors: PlanProblem[] = [];
  for (const [index, id] of order.entries()) {
    const path = `fallbackOrder.${index}`;
    const platform = surroundings.platforms.find((known) => known.id === id);
    if (order.indexOf(id) !== index) {
      const label = id === HOME ? 'The home platform' : labelIn(surroundings, id);
      errors.push({ path, message: `${label} comes twice: the order would go round in a loop.` });
    } else if (id === HOME) {
    } else if (!platform) {
      errors.push({ path, message: `${unknownPlatform(id, surroundings)} Or “${HOME}”, for the room’s own.` });
    } else if (platform.isDemo) {
      errors.push({ path, message: `${platform.label} is for trying things out and never takes another’s place.` });
    } else if (!platform.isConfigured) {
      errors.push({ path, message: `${platform.label} isn’t set up here and can’t take another’s place.` });
    }
  }
  const warnings =
    order.length === 0
      ? [{ path: 'fallbackOrder', message: 'is empty: a room whose platform fails waits until it answers again.' }]
      : [];
  return { errors, warnings };
}

function findFreezeProblems(
  windows: readonly FreezeWindow[],
  now: Date,
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  const errors: PlanProblem[] = [];
  const warnings: PlanProblem[] = [];
  for (const [index, { from, until }] of windows.entries()) {
    const path = `freezeWindows.${index}.until`;
    if (Date.parse(until) <= Date.parse(from)) errors.push({ path, message: 'A freeze must end after it begins.' });
    else if (Date.parse(until) <= now.getTime()) warnings.push({ path, message: 'has passed: this freeze is over.' });
  }
  return { errors, warnings };
}
