import type { MatchedRule, MatchedWave } from './decision';

/** `wave 2`, and its id where somebody gave it one that says more. */
export function nameWave({ id, number }: Pick<MatchedWave, 'id' | 'number'>): string {
  return namePart('wave', id, number);
}

export function nameRule({ id, number }: Pick<MatchedRule, 'id' | 'number'>): string {
  return namePart('rule', id, number);
}

function namePart(kind: string, id: string, number: number): string {
  return id === `${kind}-${number}` || id === `${kind}${number}` ? `${kind} ${number}` : `${kind} ${number} (${id})`;
}

/** What of a rule holds for a room, as the end of "takes rooms": `that it lists`, `tagged board, for 100 people and more`. */
export function describeMatch(rule: MatchedRule): string {
  const parts = [
    rule.isListed ? 'that it lists' : '',
    rule.isOwned ? 'of this owner' : '',
    rule.tags && rule.tags.length > 0 ? `tagged ${rule.tags.join(', ')}` : '',
    rule.slugPrefix ? `named ${rule.slugPrefix}…` : '',
    describeSize(rule),
    rule.recording ? (RECORDING_WORDS[rule.recording] ?? '') : '',
    rule.createdAfter ? `made after ${rule.createdAfter.slice(0, 10)}` : '',
  ].filter(Boolean);
  return parts.join(', ');
}

const RECORDING_WORDS: Readonly<Record<string, string>> = {
  none: 'without recording',
  local: 'with local recording',
  cloud: 'with cloud recording',
};

function describeSize({ minSize, maxSize }: MatchedRule): string {
  if (minSize !== undefined && maxSize !== undefined) return `for ${minSize} to ${maxSize} people`;
  if (minSize !== undefined) return `for ${minSize} people and more`;
  return maxSize === undefined ? '' : `for up to ${maxSize} people`;
}
