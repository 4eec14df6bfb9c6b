import { partName, partTitle } from '../../../schemas/part-name';
import type { PlanWave } from '../../../schemas/plan';
import { timeWords } from '../plan-words';
import { findDirectionProblems } from './find-direction-problems';
import { labelIn, listWords, type PlanProblem, type PlanSurroundings } from './plan-problem';

const MINUTE_MS = 60_000;

/**
 * What is wrong with the waves of a plan: each alone, and against those before it.
 * @param begun waves that the plan would begin with or has begun already: when those start is settled
 */
export function findWaveProblems(
  waves: readonly PlanWave[],
  surroundings: PlanSurroundings,
  begun: ReadonlySet<string> = new Set(),
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  const errors: PlanProblem[] = [];
  const warnings: PlanProblem[] = [];
  for (const [index, wave] of waves.entries()) {
    const path = `waves.${index}`;
    const direction = findDirectionProblems(wave, path, surroundings);
    errors.push(...direction.errors);
    warnings.push(...direction.warnings);
    if (wave.percentage === 0) {
      errors.push({
        path: `${path}.percentage`,
        message: 'A wave of 0 % takes no room. Give it a share, or take it out.',
      });
    }
    const earlier = waves.slice(0, index);
    errors.push(...findConflicts(wave, earlier, path, surroundings));
    const start = findStartProblems(wave, earlier, path, { now: surroundings.now, isBegun: begun.has(wave.id) });
    errors.push(...start.errors);
    warnings.push(...start.warnings);
  }
  return { errors, warnings };
}

/** Against earlier waves over the same rooms: another target, or no larger share. */
function findConflicts(
  wave: PlanWave,
  earlier: readonly PlanWave[],
  path: string,
  surroundings: PlanSurroundings,
): PlanProblem[] {
  return earlier.flatMap((other) => {
    const shared = wave.from.filter((home) => other.from.includes(home));
    if (shared.length === 0) return [];
    const rooms = `${listWords(shared.map((id) => labelIn(surroundings, id)))} rooms`;
    if (other.to !== wave.to) {
      const message = `${partTitle('wave', other.id)} and ${partName('wave', wave.id)} pull the same ${rooms} apart: one to ${labelIn(surroundings, other.to)}, one to ${labelIn(surroundings, wave.to)}. Use a rule for some of them, or one target.`;
      return [{ path: `${path}.to`, message }];
    }
    if (wave.percentage > other.percentage) return [];
    const message =
      wave.percentage === other.percentage
        ? `${partTitle('wave', wave.id)} takes no more of the ${rooms} than ${partName('wave', other.id)} before it. Shares count from none: make it larger than ${other.percentage} %.`
        : `Shares must not fall: ${partName('wave', other.id)} before it takes ${other.percentage} % of the ${rooms}, and ${wave.percentage} % would throw some out again.`;
    return [{ path: `${path}.percentage`, message }];
  });
}

function findStartProblems(
  wave: PlanWave,
  earlier: readonly PlanWave[],
  path: string,
  { now, isBegun }: { now: Date; isBegun: boolean },
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  if (wave.startsAt === null || isBegun) return { errors: [], warnings: [] };
  const start = Date.parse(wave.startsAt);
  const later = earlier.find(({ startsAt }) => startsAt !== null && Date.parse(startsAt) > start);
  if (later) {
    const message = `begins before ${partName('wave', later.id)}, which stands before it and begins at ${timeWords(later.startsAt ?? now)}. Waves begin in their order.`;
    return { errors: [{ path: `${path}.startsAt`, message }], warnings: [] };
  }
  const warnings: PlanProblem[] = [];
  const previous = earlier.at(-1);
  if (previous?.startsAt && Date.parse(previous.startsAt) + previous.soakMinutes * MINUTE_MS > start) {
    const soaked = new Date(Date.parse(previous.startsAt) + previous.soakMinutes * MINUTE_MS);
    warnings.push({
      path: `${path}.startsAt`,
      message: `It begins later than that: ${partName('wave', previous.id)} before it is watched until ${timeWords(soaked)}.`,
    });
  }
  if (start <= now.getTime()) {
    warnings.push({ path: `${path}.startsAt`, message: 'has passed: it begins as soon as it may.' });
  }
  return { errors: [], warnings };
}
