import {
  type FreezeWindow,
  HOME,
  type Plan,
  type PlanRule,
  type PlanWave,
  type RuleCondition,
} from '../../schemas/plan';
import { labelOfPlatform } from '../words/label-of-platform';
import { listWords } from './draft/plan-problem';

/** `1,204`. */
export function countWords(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 room`, `1,204 rooms`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${countWords(count)} ${count === 1 ? noun : plural}`;
}

/** `2026-12-01 09:00 UTC`. */
export function timeWords(time: Date | string): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** The same for a moment that somebody wrote into a plan: with its seconds where it has any, `2026-12-01 09:00:30 UTC`. */
function plannedTimeWords(time: string): string {
  const words = timeWords(time);
  const seconds = new Date(time).toISOString().slice(16, 19);
  return seconds === ':00' ? words : words.replace(/ UTC$/, `${seconds} UTC`);
}

/** `30 minutes`, `2 hours`, `3 days`. */
export function durationWords(minutes: number): string {
  if (minutes % 1_440 === 0 && minutes > 0) return countOf(minutes / 1_440, 'day');
  if (minutes % 60 === 0 && minutes > 0) return countOf(minutes / 60, 'hour');
  return countOf(minutes, 'minute');
}

/** `50 seconds`, `23 hours and 12 minutes`: rounded up. */
function restWords(milliseconds: number): string {
  if (milliseconds <= 59_000) return countOf(Math.ceil(milliseconds / 1_000), 'second');
  const minutes = Math.ceil(milliseconds / 60_000);
  const parts = [minutes - (minutes % 1_440), (minutes % 1_440) - (minutes % 60), minutes % 60];
  return listWords(parts.filter((part) => part > 0).map(durationWords));
}

/** `Whereby and Jitsi rooms`. */
export function homeWords(from: readonly string[]): string {
  return `${listWords(from.map(labelOfPlatform))} rooms`;
}

/** `120 Whereby and Jitsi rooms`, `1 Whereby or Jitsi room`. */
export function countAtHome(from: readonly string[], count: number): string {
  return count === 1
    ? `1 ${listWords(from.map(labelOfPlatform), 'or')} room`
    : `${countWords(count)} ${homeWords(from)}`;
}

/** `Whereby rooms tagged board go to Daily`. */
export function describeRule(rule: PlanRule): string {
  return `${homeWords(rule.from)} ${conditionWords(rule.when)} go to ${labelOfPlatform(rule.to)}`;
}

/** `25 % of Whereby rooms go to Daily`. */
export function describeWave(wave: PlanWave): string {
  return `${wave.percentage} % of ${homeWords(wave.from)} go to ${labelOfPlatform(wave.to)}`;
}

/**
 * When a wave begins and how long it is watched, as the plan has it.
 * @param isLeft true where a plan comes or came into force without it: a pause or a freeze kept it from beginning then
 */
export function describeTiming(wave: PlanWave, index: number, isLeft = false): string {
  const start =
    wave.startsAt === null
      ? index === 0 && !isLeft
        ? 'begins when the plan is published'
        : 'begins by hand'
      : `begins at ${plannedTimeWords(wave.startsAt)}${index === 0 ? '' : ', not before the wave before it was watched'}`;
  return `${start}, watched for ${durationWords(wave.soakMinutes)}`;
}

/**
 * How long a wave is watched that a pause came upon: when that ends is known only once somebody resumes.
 * @param rest.leftMs how much of its watching is left
 */
export function describePausedWatch(
  { soakMinutes }: PlanWave,
  { leftMs, startsAnew }: { readonly leftMs: number; readonly startsAnew: boolean },
): string {
  const rest =
    leftMs < soakMinutes * 60_000
      ? `for the remaining ${restWords(leftMs)}`
      : `${startsAnew ? 'anew ' : ''}for ${durationWords(soakMinutes)}`;
  return `not watched while the plan is paused; watched ${rest} once it is resumed`;
}

/** `its home, then Jitsi`. */
export function describeFallback(order: Plan['fallbackOrder']): string {
  if (order === null) return 'its home, then the other platforms that are set up';
  if (order.length === 0) return 'none: it waits until its platform answers again';
  return order.map((id) => (id === HOME ? 'its home' : labelOfPlatform(id))).join(', then ');
}

/** `2026-12-20 00:00 UTC to 2027-01-04 00:00 UTC (holidays)`. */
export function describeFreeze({ from, until, reason }: FreezeWindow): string {
  return `${plannedTimeWords(from)} to ${plannedTimeWords(until)}${reason ? ` (${reason})` : ''}`;
}

function conditionWords(when: RuleCondition): string {
  const parts = [
    when.rooms ? `named in a list of ${countWords(when.rooms.length)}${examples(when.rooms)}` : '',
    when.owners ? `owned by ${some(when.owners)}` : '',
    when.tags ? `tagged ${some(when.tags)}` : '',
    when.slugPrefix ? `whose name begins with ${when.slugPrefix}` : '',
    sizeWords(when),
    when.recording ? RECORDING_WORDS[when.recording] : '',
    when.createdAfter ? `made after ${plannedTimeWords(when.createdAfter)}` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const RECORDING_WORDS = {
  none: 'without recording',
  local: 'with local recording',
  cloud: 'with cloud recording',
} as const;

function sizeWords({ minSize, maxSize }: RuleCondition): string {
  if (minSize !== undefined && maxSize !== undefined) return `for ${minSize} to ${maxSize} people`;
  if (minSize !== undefined) return `for ${minSize} people and more`;
  return maxSize === undefined ? '' : `for up to ${maxSize} people`;
}

function some(words: readonly string[]): string {
  if (words.length <= 3) return listWords(words, 'or');
  return `${words.slice(0, 3).join(', ')} or ${words.length - 3} more`;
}

function examples(rooms: readonly string[]): string {
  return rooms.length <= 3 ? ` (${rooms.join(', ')})` : ` (${rooms.slice(0, 3).join(', ')}, …)`;
}
