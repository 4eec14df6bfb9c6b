import { labelIn, listWords, type PlanProblem, type PlanSurroundings } from './plan-problem';

/** What is wrong with where a rule or wave takes rooms from and to. */
export function findDirectionProblems(
  part: { readonly from: readonly string[]; readonly to: string },
  path: string,
  surroundings: PlanSurroundings,
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  const errors = findSourceErrors(part, path, surroundings);
  const warnings: PlanProblem[] = [];
  const target = surroundings.platforms.find(({ id }) => id === part.to);
  if (!target) {
    errors.push({ path: `${path}.to`, message: unknownPlatform(part.to, surroundings) });
  } else if (!target.isConfigured) {
    const trouble = target.trouble ? `: ${target.trouble}` : '';
    errors.push({ path: `${path}.to`, message: `${target.label} isn’t set up here${trouble}.` });
  } else if (target.isDemo) {
    warnings.push({
      path: `${path}.to`,
      message: `${target.label} is for trying things out: it carries no sound and no picture to others.`,
    });
  }
  const homeless = surroundings.platforms.filter(({ id }) => part.from.includes(id) && !surroundings.homes.has(id));
  if (homeless.length > 0) {
    const labels = listWords(
      homeless.map(({ label }) => label),
      'or',
    );
    warnings.push({ path: `${path}.from`, message: `No room has ${labels} as its home at present.` });
  }
  return { errors, warnings };
}

function findSourceErrors(
  { from, to }: { readonly from: readonly string[]; readonly to: string },
  path: string,
  surroundings: PlanSurroundings,
): PlanProblem[] {
  return from.flatMap((id, index) => {
    const place = `${path}.from.${index}`;
    if (id === to) {
      const label = labelIn(surroundings, id);
      return [{ path: place, message: `${label} is also where this leads: rooms at home there have nowhere to go.` }];
    }
    if (from.indexOf(id) !== index) return [{ path: place, message: `${labelIn(surroundings, id)} is named twice.` }];
    // Rooms may be at home on a platform that was taken away here, and have to be moved off it.
    const isKnown = surroundings.platforms.some((platform) => platform.id === id) || surroundings.homes.has(id);
    return isKnown ? [] : [{ path: place, message: unknownPlatform(id, surroundings) }];
  });
}

export function unknownPlatform(id: string, { platforms }: PlanSurroundings): string {
  return `“${id}” is no platform of this installation. Choose ${listWords(
    platforms.map((platform) => platform.id),
    'or',
  )}.`;
}
