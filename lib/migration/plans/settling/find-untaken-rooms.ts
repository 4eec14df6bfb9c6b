import type { PlanRule } from '../../../schemas/plan';
import { slugSchema } from '../../../schemas/room';
import { rulesFor } from '../../compile-plan';
import { type ListedRoom, labelIn, nameSome, type PlanProblem, type PlanSurroundings } from '../draft/plan-problem';

/** Why a rule takes a room that it lists not at present, for one room and for several. */
interface Cause {
  readonly one: string;
  readonly many: string;
}

/** The rooms that a rule lists and doesn't take at present, each with the reason. */
export function findUntakenRooms(rule: PlanRule, path: string, surroundings: PlanSurroundings): PlanProblem[] {
  const listed = [...new Set((rule.when.rooms ?? []).map((word) => word.trim().toLowerCase()))];
  const missing: string[] = [];
  const byCause = new Map<string, { cause: Cause; names: string[] }>();
  for (const word of listed) {
    const found = surroundings.rooms.get(word);
    // Names that no room can ever have are told of by themselves.
    if (!found && slugSchema.safeParse(word).success) missing.push(word);
    const cause = found && findCause(rule, found, surroundings);
    if (!found || !cause) continue;
    const same = byCause.get(cause.one) ?? { cause, names: [] };
    byCause.set(cause.one, { cause, names: [...same.names, found.room.slug] });
  }
  const reasons = [...byCause.values()].map(
    ({ cause, names }) => `${nameSome(names)} ${names.length === 1 ? cause.one : cause.many}`,
  );
  if (missing.length > 0) reasons.push(`no room is named ${nameSome(missing, 'or')} yet`);
  if (reasons.length === 0) return [];
  const untaken = missing.length + [...byCause.values()].reduce((sum, { names }) => sum + names.length, 0);
  const subject =
    untaken < listed.length
      ? 'Some of the listed rooms aren’t'
      : untaken === 1
        ? 'The listed room isn’t'
        : 'None of the listed rooms is';
  return [{ path: `${path}.rooms`, message: `${subject} taken at present: ${reasons.join('; ')}.` }];
}

function findCause(rule: PlanRule, { room, movedTo }: ListedRoom, surroundings: PlanSurroundings): Cause | null {
  if (room.platform === rule.to) {
    const where = `at home on ${labelIn(surroundings, rule.to)} already`;
    return { one: `is ${where}`, many: `are ${where}` };
  }
  if (!rule.from.includes(room.platform)) {
    const where = `at home on ${labelIn(surroundings, room.platform)}, which this rule takes no rooms from`;
    return { one: `is ${where}`, many: `are ${where}` };
  }
  if (room.pin !== 'none') return { one: 'is pinned to its platform', many: 'are pinned to their platforms' };
  if (movedTo !== null && movedTo !== rule.to) {
    const where = `moved to ${labelIn(surroundings, movedTo)} by hand`;
    return { one: `was ${where}`, many: `were ${where}` };
  }
  const [compiled] = rulesFor({ ...NO_PLAN, rules: [rule] }, room.platform);
  if (compiled?.holdsFor(room)) return null;
  const rest = 'what else the rule asks for';
  return { one: `doesn’t meet ${rest}`, many: `don’t meet ${rest}` };
}

const NO_PLAN = { waves: [], fallbackOrder: null, freezeWindows: [], salt: '' };
