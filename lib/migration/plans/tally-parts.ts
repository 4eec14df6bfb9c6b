import type { PlanRule, PlanWave } from '../../schemas/plan';
import { bucketOf } from '../bucket-of';
import type { Decision } from '../decision';
import { labelOfPlatform } from '../label-of-platform';
import type { PlanRoom } from './plan-room';
import { countWords, homeWords } from './plan-words';

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
  const named = atHome.filter(isNamed);
  for (const room of named) {
    const fate = fateOf(room, part.id, step);
    counts[fate] += 1;
    if (fate === 'moves' && room.before === part.to) there += 1;
  }
  return { rooms: atHome.length, named: named.length, ...counts, there };
}

/** What becomes of a room that a part names, read from the steps of its decision. */
function fateOf({ room, done }: TalliedRoom, id: string, step: 'RULE' | 'WAVE'): Fate {
  if (room.room.pin !== 'none') return 'pinned';
  const decides = ({ answer }: Decision['steps'][number]) => answer === 'chosen' || answer === 'cannot-now';
  if (done.steps.some((taken) => taken.step === 'ROOM_OVERRIDE' && decides(taken))) return 'movedByHand';
  const own = done.steps.find((taken) => taken.step === step && taken.part === id);
  if (!own) return 'earlier';
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
  const last = countWords(Math.round(wave.percentage * 100) - 1);
  const named = `${countWords(tally.named)} in buckets 0–${last}`;
  return `${wave.percentage} % of ${countWords(tally.rooms)} ${homeWords(wave.from)}: ${named}${describeFates(wave.to, tally)}`;
}

/** `12 of 120 Whereby rooms; 1 pinned: 11 move`. */
export function describeRuleTally(rule: PlanRule, tally: PartTally): string {
  return `${countWords(tally.named)} of ${countWords(tally.rooms)} ${homeWords(rule.from)}${describeFates(rule.to, tally)}`;
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
  const share =
    tally.moves === 1 ? '' : tally.there === tally.moves ? 'all of them ' : `${countWords(tally.there)} of them `;
  const there = tally.there > 0 ? `, ${share}on ${label} already` : '';
  return `${words.length > 0 ? `; ${words.join(', ')}` : ''}: ${moves}${there}`;
}
