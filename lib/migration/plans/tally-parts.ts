import type { PlanRule, PlanWave } from '../../schemas/plan';
import { bucketOf } from '../bucket-of';
import type { Decision } from '../decision';
import { labelOfPlatform } from '../words/label-of-platform';
import { findTaker } from './draft/find-taker';
import { countAtHome, countWords } from './plan-words';
import type { PlanRoom } from './preview/plan-room';

/** Why rooms that a wave or rule names don't move by it, and how many do. All of them add up to `named`. */
export interface PartTally {
  /** Rooms at home on the platforms that it moves rooms away from. */
  readonly rooms: number;
  /** Of those, the ones in its buckets, or for which its condition holds. */
  readonly named: number;
  /** Taken by an earlier rule or wave. */
  readonly earlier: number;
  readonly pinned: number;
  readonly movedByHand: number;
  readonly blocked: number;
  /** Stopped by a kill switch. */
  readonly stopped: number;
  /** Its platform takes no new meetings at present. */
  readonly notNow: number;
  readonly moves: number;
  /** Of those that move, the ones whose next meeting is there already under the plan in force. */
  readonly there: number;
  /** Of `there`, the ones that a call keeps on another platform until it ends. */
  readonly inCall: number;
}

/** A room with its decision once all waves have begun, and where its next meeting is now. */
export interface TalliedRoom {
  readonly room: PlanRoom;
  readonly done: Decision;
  readonly before: string | null;
}

type Fate = 'earlier' | 'pinned' | 'movedByHand' | 'blocked' | 'stopped' | 'notNow' | 'moves';

/** The arithmetic of a wave, once it and those before it have begun. */
export function tallyWave(wave: PlanWave, salt: string, rooms: readonly TalliedRoom[]): PartTally {
  const beyond = Math.round(wave.percentage * 100);
  return tally(wave, rooms, ({ room }) => bucketOf(salt, room.room.id) < beyond, 'WAVE');
}

/** The arithmetic of a rule. */
export function tallyRule(
  rule: PlanRule,
  holdsFor: (room: PlanRoom['room']) => boolean,
  rooms: readonly TalliedRoom[],
) {
  return tally(rule, rooms, ({ room }) => holdsFor(room.room), 'RULE');
}

function tally(
  part: PlanRule | PlanWave,
  rooms: readonly TalliedRoom[],
  isNamed: (room: TalliedRoom) => boolean,
  step: 'RULE' | 'WAVE',
): PartTally {
  const homes = new Set(part.from);
  const atHome = rooms.filter(({ room }) => homes.has(room.room.platform));
  const counts = { earlier: 0, pinned: 0, movedByHand: 0, blocked: 0, stopped: 0, notNow: 0, moves: 0 };
  let there = 0;
  let inCall = 0;
  const named = atHome.filter(isNamed);
  for (const room of named) {
    const fate = fateOf(room, part.id, step);
    counts[fate] += 1;
    if (fate !== 'moves' || room.before !== part.to) continue;
    there += 1;
    if (isKeptByCall(room.room, part.to)) inCall += 1;
  }
  return { rooms: atHome.length, named: named.length, ...counts, there, inCall };
}

/** True while people are in a call of the room elsewhere than where it has its next meeting. */
export function isKeptByCall({ live }: Pick<PlanRoom, 'live'>, next: string | null): boolean {
  return live !== null && live.people > 0 && live.platform !== next;
}

/** What becomes of a room that a part names, read from the steps of its decision. */
function fateOf({ room, done }: TalliedRoom, id: string, step: 'RULE' | 'WAVE'): Fate {
  if (room.room.pin !== 'none') return 'pinned';
  const own = done.steps.find((taken) => taken.step === step && taken.part === id) ?? null;
  // One that can't take the room is blocked whatever else there is.
  const taker = own?.answer === 'cannot' ? own : findTaker(done.steps, own);
  if (taker?.step === 'ROOM_OVERRIDE') return 'movedByHand';
  // Of the parts of a kind only the first that names a room is asked: where that can't take it, none of them does.
  if (!own && done.steps.some((taken) => taken.step === step && taken.answer === 'cannot')) return 'blocked';
  if (!own || taker !== own) return 'earlier';
  switch (own.answer) {
    case 'chosen':
      return 'moves';
    case 'cannot':
      return 'blocked';
    case 'cannot-now':
      return 'notNow';
    case 'skipped':
      return 'stopped';
    default:
      return own.answer satisfies never;
  }
}

/** `25 % of 120 Whereby rooms: 31 in buckets 0–2,499; 3 pinned, 2 moved by hand, 1 blocked: 25 move`. */
export function describeWaveTally(wave: PlanWave, tally: PartTally): string {
  const last = Math.round(wave.percentage * 100) - 1;
  const named = `${countWords(tally.named)} in ${last === 0 ? 'bucket 0' : `buckets 0–${countWords(last)}`}`;
  return `${wave.percentage} % of ${countAtHome(wave.from, tally.rooms)}: ${named}${describeFates(wave.to, tally)}`;
}

/** `12 of 120 Whereby rooms; 1 pinned: 11 move`. */
export function describeRuleTally(rule: PlanRule, tally: PartTally): string {
  return `${countWords(tally.named)} of ${countAtHome(rule.from, tally.rooms)}${describeFates(rule.to, tally)}`;
}

function describeFates(to: string, tally: PartTally): string {
  const label = labelOfPlatform(to);
  const fates = [
    [tally.earlier, 'taken by an earlier rule or wave'],
    [tally.pinned, 'pinned'],
    [tally.movedByHand, 'moved by hand'],
    [tally.blocked, 'blocked'],
    [tally.stopped, 'stopped by a kill switch'],
    [tally.notNow, `not now, as ${label} takes no new meetings`],
  ] as const;
  const words = fates.filter(([count]) => count > 0).map(([count, fate]) => `${countWords(count)} ${fate}`);
  const moves = `${countWords(tally.moves)} ${tally.moves === 1 ? 'moves' : 'move'}`;
  return `${words.length > 0 ? `; ${words.join(', ')}` : ''}: ${moves}${describeArrived(label, tally)}`;
}

/** `; all of them have their next meeting on Daily, 1 of them once its call ends`. */
function describeArrived(label: string, { moves, there, inCall }: PartTally): string {
  if (there === 0) return '';
  if (moves === 1) return `; its next meeting is on ${label}${inCall > 0 ? ', once its call ends' : ''}`;
  const share = there === moves ? 'all' : countWords(there);
  const have = `; ${share} of them ${there === 1 ? 'has its' : 'have their'} next meeting on ${label}`;
  if (inCall === 0) return have;
  if (there === 1) return `${have}, once its call ends`;
  return `${have}, ${countWords(inCall)} of these once ${inCall === 1 ? 'its call ends' : 'their calls end'}`;
}
