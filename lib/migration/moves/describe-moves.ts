import type { MovesSummary, RoomMoveView } from '../../schemas/room-moves';
import type { Extra } from '../assess-move';
import { describeDecision } from '../describe-decision';
import { describeShortfall, LOSS_WORDS } from '../describe-shortfall';
import { labelOfPlatform } from '../label-of-platform';
import { countOf, countWords } from '../plans/plan-words';
import type { AssessedMove, MoveOrder } from './assess-room-move';
import { callToMove } from './move-people-along';
import type { RefusedName } from './room-to-move';

const EXTRA_WORDS: Readonly<Record<Extra, string>> = {
  'host-role': 'host rights',
  lock: 'locking the call',
  'end-for-all': 'ending the call for all',
  'dial-in': 'dialling in by phone',
};

/** What a move comes to for one room, as the API gives it. */
export function toRoomMoveView(move: AssessedMove, order: MoveOrder): RoomMoveView {
  const { listing, usage, refusal, before, after, assessment } = move;
  const { room, live } = listing;
  return {
    name: room.slug,
    title: room.title,
    version: room.version,
    result: refusal?.kind ?? (move.isChange ? (assessment?.result === 'degraded' ? 'degraded' : 'ok') : 'unchanged'),
    code: refusal?.code ?? null,
    sentence: refusal?.message ?? describeEffect(move, order),
    before: { platform: before.platform, reason: before.reason },
    after: { platform: after.platform, reason: after.reason },
    needs: refusal?.kind === 'blocked' ? (assessment?.blocked.map(({ loss }) => loss) ?? []) : [],
    losses: (assessment?.degraded ?? []).map((loss) => describeShortfall(loss, { size: room.settings.size, usage })),
    extras: (assessment?.lost ?? []).map((extra) => EXTRA_WORDS[extra]),
    call: live && live.people > 0 ? { platform: live.platform, people: live.people } : null,
    change: refusal?.kind === 'changed' ? (refusal.details as RoomMoveView['change']) : null,
  };
}

/** The same for a name that leads to no room. */
export function toMissingView({ name, message }: RefusedName): RoomMoveView {
  return {
    name,
    title: name,
    version: null,
    result: 'not-found',
    code: 'room-not-found',
    sentence: message,
    before: null,
    after: null,
    needs: [],
    losses: [],
    extras: [],
    call: null,
    change: null,
  };
}

function describeEffect({ listing, isChange, before, after }: AssessedMove, { target, relocateAt }: MoveOrder): string {
  if (!isChange) return 'It was not moved by hand: there is nothing to put back.';
  const instead = after.platform === null ? 'nowhere' : `on ${labelOfPlatform(after.platform)}`;
  if (target && after.platform !== target.id) {
    const why = describeDecision(after, { labelOf: labelOfPlatform, showsNames: true, now: new Date() });
    return `For now its next meeting is ${instead} all the same. ${why}`;
  }
  if (after.platform === before.platform) return `Its next meeting is ${instead} as it is.`;
  const { live } = listing;
  if (!live || live.people === 0 || live.platform === after.platform) return `Its next meeting is ${instead}.`;
  const people = live.people === 1 ? 'one person in this call' : `${live.people} people in this call`;
  if (relocateAt !== null && callToMove({ listing, after }))
    return `Its next meeting is ${instead}; ${people} ${live.people === 1 ? 'is' : 'are'} moved along.`;
  return `Its next meeting is ${instead}; ${people} ${live.people === 1 ? 'stays' : 'stay'} on ${labelOfPlatform(live.platform)}.`;
}

/**
 * What moves come to for all their rooms together, in numbers and in one sentence.
 * @param obstacles why a room that is moved has its next meeting elsewhere all the same, by its name
 */
export function summariseMoves(
  rooms: readonly RoomMoveView[],
  order: MoveOrder,
  obstacles: ReadonlyMap<string, string>,
): MovesSummary {
  const count = (result: RoomMoveView['result']) => rooms.filter((room) => room.result === result).length;
  const carriedOut = rooms.filter(({ result }) => result === 'ok' || result === 'degraded');
  const moving = carriedOut.filter(({ before, after }) => before?.platform !== after?.platform);
  const inCalls = moving.filter(({ call, after }) => call !== null && call.platform !== after?.platform);
  const summary = {
    rooms: rooms.length,
    moves: moving.length,
    calls: inCalls.length,
    people: inCalls.reduce((sum, { call }) => sum + (call?.people ?? 0), 0),
    degraded: count('degraded'),
    blocked: count('blocked'),
    pinned: count('pinned'),
    changed: count('changed'),
    notFound: count('not-found'),
  };
  const parts = [
    describeMoving(summary, order),
    describeStaying(carriedOut, order, obstacles),
    describeNothingToDo(rooms),
    describeLosses(rooms),
    summary.pinned > 0 ? `${countWords(summary.pinned)} pinned: remove the pin and move` : '',
    describeBlocked(rooms, order),
    summary.changed > 0 ? `${countWords(summary.changed)} changed by somebody meanwhile` : '',
    summary.notFound > 0 ? `${countWords(summary.notFound)} not found` : '',
  ];
  return { ...summary, sentence: `${parts.filter(Boolean).join('; ')}.` };
}

function describeMoving(
  { moves, calls, people }: Omit<MovesSummary, 'sentence'>,
  { target, relocateAt }: MoveOrder,
): string {
  if (moves === 0) return 'No room moves';
  const verb = target ? (moves === 1 ? 'moves' : 'move') : moves === 1 ? 'goes back' : 'go back';
  const moving = `${countOf(moves, 'room')} ${verb} at ${moves === 1 ? 'its' : 'their'} next meeting`;
  if (calls === 0) return moving;
  const stays =
    relocateAt === null ? (people === 1 ? 'stays' : 'stay') : people === 1 ? 'is moved along' : 'are moved along';
  const who = `${people === 1 ? 'one person' : `${countWords(people)} people`}, who ${stays}`;
  return `${moving}; ${countWords(calls)} ${calls === 1 ? 'is in a call' : 'are in calls'} with ${who}`;
}

/** Rooms that are moved by hand and have their next meeting where they would have it anyway. */
function describeStaying(
  carriedOut: readonly RoomMoveView[],
  { target }: MoveOrder,
  obstacles: ReadonlyMap<string, string>,
): string {
  const staying = carriedOut.filter(({ before, after }) => before?.platform === after?.platform);
  if (staying.length === 0) return '';
  const elsewhere = target ? staying.filter(({ after }) => after?.platform !== target.id) : [];
  const there = staying.length - elsewhere.length;
  const causes = countEach(elsewhere.map(({ name }) => obstacles.get(name) ?? 'it can’t take a meeting now'));
  const have = (count: number) => `${countOf(count, 'room')} ${count === 1 ? 'has its' : 'have their'} next meeting`;
  return [
    there > 0 ? `${have(there)} ${target ? 'there' : `where ${there === 1 ? 'it is' : 'they are'}`} already` : '',
    ...[...causes].map(([cause, count]) => `${have(count)} elsewhere for now, as ${cause}`),
  ]
    .filter(Boolean)
    .join('; ');
}

function countEach(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function describeNothingToDo(rooms: readonly RoomMoveView[]): string {
  const untouched = rooms.filter(({ result }) => result === 'unchanged').length;
  return untouched > 0 ? `${countWords(untouched)} not moved by hand` : '';
}

function describeLosses(rooms: readonly RoomMoveView[]): string {
  const degraded = rooms.filter(({ result }) => result === 'degraded');
  if (degraded.length === 0) return '';
  const losses = [...new Set(degraded.flatMap((room) => room.losses))];
  const some = losses.length > 3 ? `${losses.slice(0, 3).join(', ')} and more` : losses.join(', ');
  return `${countWords(degraded.length)} degraded: without ${some}`;
}

function describeBlocked(rooms: readonly RoomMoveView[], { target }: MoveOrder): string {
  const blocked = rooms.filter(({ result }) => result === 'blocked');
  if (blocked.length === 0) return '';
  const needs = [...new Set(blocked.flatMap((room) => room.needs))];
  const words = needs.map((need) => LOSS_WORDS[need as keyof typeof LOSS_WORDS] ?? need);
  return `${countWords(blocked.length)} blocked: ${target?.label ?? 'it'} lacks ${words.join(' and ')}`;
}
