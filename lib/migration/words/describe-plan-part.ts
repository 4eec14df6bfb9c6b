import { partName } from '../../schemas/part-name';
import type { DecisionDetails, MatchedRule, MatchedWave } from '../decision';
import type { DescribeOptions } from './describe-cause';

/** `wave 2`, or `wave pilot` where somebody gave it a name that says more. */
export function nameWave({ id }: Pick<MatchedWave, 'id'>): string {
  return partName('wave', id);
}

export function nameRule({ id }: Pick<MatchedRule, 'id'>): string {
  return partName('rule', id);
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

/** `rule 1 takes Whereby rooms tagged board`. */
export function describeRule({ rule, homePlatform = '' }: DecisionDetails, { labelOf }: DescribeOptions): string {
  return rule
    ? `${nameRule(rule)} takes ${labelOf(homePlatform)} rooms ${describeMatch(rule)}`
    : 'a rule of the migration plan takes this room';
}

/** `wave 2 takes 25 % of Whereby rooms and this room is in bucket 1,204`. */
export function describeWave({ wave, homePlatform = '' }: DecisionDetails, { labelOf }: DescribeOptions): string {
  if (!wave) return 'a wave of the migration plan takes this room';
  const [percentage, bucket] = [wave.percentage, wave.bucket].map((value) => value.toLocaleString('en'));
  return `${nameWave(wave)} takes ${percentage} % of ${labelOf(homePlatform)} rooms and this room is in bucket ${bucket}`;
}

/** Who moved a room by hand, as far as the reader may know. */
export function describeMover({ movedBy }: DecisionDetails, { showsNames }: { readonly showsNames: boolean }): string {
  return showsNames && movedBy ? movedBy : 'an administrator';
}
