import type { MovesSummary, RoomMoveView } from '../../schemas/room-moves';
import { findDestination } from '../find-destination';
import { countOf, countWords } from '../plans/plan-words';
import { describeDecision } from '../words/describe-decision';
import { describeDoubt, describeFailures } from '../words/describe-doubt';
import { describeShortfall, EXTRA_WORDS, LOSS_WORDS } from '../words/describe-shortfall';
import { labelOfPlatform } from '../words/label-of-platform';
import type { AssessedMove, MoveOrder } from './assess-room-move';
import { describePinOff, describePinsOff } from './describe-pins';
import type { RefusedName } from './room-to-move';

/** What a move comes to for one room, as the API gives it. */
export function toRoomMoveView(move: AssessedMove, order: MoveOrder): RoomMoveView {
  const { listing, usage, refusal, before, after, givenUp } = move;
  const { room, live } = listing;
  const { removesPin } = move;
  const effect = describeEffect(move, order);
  return {
    name: room.slug,
    title: room.title,
    version: room.version,
    result: refusal?.kind ?? (move.isChange ? (givenUp.losses.length > 0 ? 'degraded' : 'ok') : 'unchanged'),
    code: refusal?.code ?? null,
    sentence: refusal?.message ?? (removesPin ? `${effect} ${describePinOff(order)}` : effect),
    before: { platform: before.platform, reason: before.reason },
    after: { platform: after.platform, reason: after.reason, doubt: move.doubt },
    needs: refusal?.kind === 'blocked' ? move.missing.map(({ loss }) => loss) : [],
    losses: givenUp.losses.map((loss) => describeShortfall(loss, { size: room.settings.size, usage })),
    extras: givenUp.extras.map((extra) => EXTRA_WORDS[extra]),
    removesPin,
    call: live && live.people > 0 ? toCall(live, after, order) : null,
    change: refusal?.kind === 'changed' ? (refusal.details as RoomMoveView['change']) : null,
  };
}

function toCall(
  { platform, people, state }: NonNullable<AssessedMove['listing']['live']>,
  after: AssessedMove['after'],
  { relocateAt }: Pick<MoveOrder, 'relocateAt'>,
): NonNullable<RoomMoveView['call']> {
  const destination = state === 'draining' ? null : findDestination(after);
  // Nobody is moved along to nowhere.
  const isElsewhere =
    (destination !== null && destination !== platform) || (relocateAt === null && platform !== after.platform);
  return { platform, people, destination, isElsewhere };
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
    removesPin: false,
    call: null,
    change: null,
  };
}

function describeEffect(move: AssessedMove, { target, relocateAt }: MoveOrder): string {
  const { isChange, before, after, doubt } = move;
  if (!isChange) return 'It was not moved by hand: there is nothing to put back.';
  const instead = after.platform === null ? 'nowhere' : `on ${labelOfPlatform(after.platform)}`;
  const people = describePeople(move, relocateAt);
  if (target && after.platform !== target.id) {
    const why = describeDecision(after, { labelOf: labelOfPlatform, showsNames: true, now: new Date(), doubt });
    return `For now its next meeting is ${instead} all the same${people}. ${why}`;
  }
  const asBefore = after.platform === before.platform ? ' as it is' : '';
  return `Its next meeting is ${instead}${asBefore}${doubt ? `, ${describeDoubt(doubt)}` : ''}${people}.`;
}

/** What happens to the people in a call that isn't where their room belongs; nothing where there are none. */
function describePeople({ listing: { live }, after }: AssessedMove, relocateAt: Date | null): string {
  if (!live || live.people === 0) return '';
  const { destination } = toCall(live, after, { relocateAt });
  const isOne = live.people === 1;
  const people = isOne ? 'one person in this call' : `${live.people} people in this call`;
  if (relocateAt !== null && destination !== null && destination !== live.platform) {
    const once = destination === after.platform ? '' : ` once ${labelOfPlatform(destination)} takes them`;
    return `; ${people} ${isOne ? 'is' : 'are'} moved along${once}`;
  }
  if (live.platform === after.platform) return '';
  return `; ${people} ${isOne ? 'stays' : 'stay'} on ${labelOfPlatform(live.platform)}`;
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
  const moving = carriedOut.filter((room) => isMoving(room, order));
  const staying = carriedOut.filter((room) => !isMoving(room, order));
  const calls = countCalls(carriedOut);
  const summary = {
    rooms: rooms.length,
    moves: moving.length,
    ...calls,
    degraded: count('degraded'),
    blocked: count('blocked'),
    pinned: count('pinned'),
    changed: count('changed'),
    notFound: count('not-found'),
  };
  const parts = [
    describeMoving(moving.length, order),
    describeCalls(countCalls(moving), order),
    describeStaying(staying, order, obstacles),
    describeCalls(countCalls(staying), order),
    ...describeDoubts(carriedOut),
    describePinsOff(rooms, order),
    describeNothingToDo(rooms),
    describeLosses(rooms),
    summary.pinned > 0 ? `${countWords(summary.pinned)} pinned: remove the pin and move` : '',
    describeBlocked(rooms, order),
    summary.changed > 0 ? `${countWords(summary.changed)} changed by somebody meanwhile` : '',
    summary.notFound > 0 ? `${countWords(summary.notFound)} not found` : '',
  ];
  return { ...summary, sentence: `${parts.filter(Boolean).join('; ')}.` };
}

/** True where its next meeting comes to be where the move leads; one that a fallback gets instead is elsewhere. */
function isMoving({ before, after }: RoomMoveView, { target }: MoveOrder): boolean {
  return before?.platform !== after?.platform && (target === null || after?.platform === target.id);
}

function describeMoving(moves: number, { target }: MoveOrder): string {
  if (moves === 0) return 'No room moves';
  const verb = target ? (moves === 1 ? 'moves' : 'move') : moves === 1 ? 'goes back' : 'go back';
  return `${countOf(moves, 'room')} ${verb} at ${moves === 1 ? 'its' : 'their'} next meeting`;
}

interface Calls {
  readonly calls: number;
  readonly people: number;
}

/** Calls that aren't where their room belongs. */
function countCalls(rooms: readonly RoomMoveView[]): Calls {
  const inCalls = rooms.filter(({ call }) => call?.isElsewhere);
  return { calls: inCalls.length, people: inCalls.reduce((sum, { call }) => sum + (call?.people ?? 0), 0) };
}

function describeCalls({ calls, people }: Calls, { relocateAt }: MoveOrder): string {
  if (calls === 0) return '';
  const isOne = people === 1;
  const deed = relocateAt === null ? (isOne ? 'stays' : 'stay') : isOne ? 'is moved along' : 'are moved along';
  const who = `${isOne ? 'one person' : `${countWords(people)} people`}, who ${deed}`;
  return `${countWords(calls)} ${calls === 1 ? 'is in a call' : 'are in calls'} with ${who}`;
}

/** Rooms that are moved by hand and have their next meeting where they would have it anyway, or elsewhere for now. */
function describeStaying(
  staying: readonly RoomMoveView[],
  { target }: MoveOrder,
  obstacles: ReadonlyMap<string, string>,
): string {
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

/** Of every platform that rooms are on after the move and that may not answer, once each. */
function describeDoubts(rooms: readonly RoomMoveView[]): string[] {
  const doubts = new Map(rooms.map(({ after }) => [after?.platform ?? null, after?.doubt ?? null]));
  return [...doubts].flatMap(([platform, doubt]) =>
    platform && doubt ? [`${labelOfPlatform(platform)} has to answer again first: ${describeFailures(doubt)}`] : [],
  );
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
