import { demoPlatformSettings } from '../env/demo-platform';
import type { Settings } from '../env/settings';
import { settingsSchema } from '../env/settings-schema';
import { installedPlatforms } from './installed-platforms';

/** More different than this, and it is another word. */
const MOST_DIFFERENT = 4;

/**
 * Names in the settings file that no part of Patchbay reads. The environment has names of everybody; the file has ours
 * only, so that one which nobody reads is a mistake that would go unnoticed.
 */
export function findUnknownSettings(
  settings: Settings,
): readonly { readonly name: string; readonly problem: string }[] {
  const known = [
    ...Object.keys(settingsSchema.shape),
    ...installedPlatforms().flatMap(({ entry }) => entry.settings.map(({ name }) => name)),
    ...Object.keys(demoPlatformSettings(settings)),
  ];
  return settings.namesInFile
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, problem: describeUnknown(name, known) }));
}

function describeUnknown(name: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: distanceOf(name.toUpperCase(), candidate) }))
    .sort((one, other) => one.distance - other.distance);
  const meant = nearest && nearest.distance <= MOST_DIFFERENT ? `; ${nearest.candidate} may be meant` : '';
  return `in the file of PATCHBAY_CONFIG is no setting of Patchbay${meant}`;
}

/** How many letters must be added, left out or changed to make one word of the other (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (above[column] ?? 0) + Number(letter !== otherLetter);
      current.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
