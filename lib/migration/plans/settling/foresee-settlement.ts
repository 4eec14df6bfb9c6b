import { AppError } from '../../../errors/app-error';
import type { UnfinishedPartView } from '../../../schemas/migration-plan';
import type { PartKind } from '../../../schemas/part-name';
import type { Plan, PlanRule, PlanWave } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import { labelOfPlatform } from '../../words/label-of-platform';
import { countOf } from '../plan-words';
import type { PlanRoom } from '../preview/plan-room';
import type { PlanWorld } from '../preview/plan-world';
import { decideUnder } from '../preview/room-outcome';
import type { SurveyedRoom } from '../preview/survey-rooms';
import { findWaveObstacle } from '../steps/wave-obstacle';
import { assertNoneHeld, countHeld, type HeldRooms, toUnfinishedParts } from './unfinished-parts';

/** A room whose home is rewritten. */
export interface RoomToSettle {
  readonly room: PlanRoom;
  readonly to: string;
  /** True where it was moved by hand to the same platform: that move is no longer needed. */
  readonly dropsOverride: boolean;
}

/** What making moves permanent comes to. */
export interface SettlementForesight {
  readonly plan: Plan;
  readonly rooms: readonly RoomToSettle[];
}

/**
 * Works out which rooms are at home elsewhere once rules and waves are settled: those that these parts decide for, or
 * would if nobody had moved the room by hand. A move by hand to another platform stays and holds as before.
 * @throws AppError nothing-to-settle where a part is none, has not soaked yet, or takes rooms that a kill switch or a
 * platform without new meetings keeps from moving now: without it they never would
 */
export function foreseeSettlement(
  { rooms, facts, inForce }: PlanWorld & { readonly inForce: PlanInForce },
  ids: readonly string[],
  now: Date,
): SettlementForesight {
  const parts = new Map(ids.map((id) => [id, requireFinishedPart(id, inForce, now)]));
  const settled: RoomToSettle[] = [];
  const held = new Map<string, HeldRooms>();
  for (const room of rooms) {
    const decision = decideUnder({ ...room, override: null }, facts, inForce, now);
    const { steps } = room.override === null ? decision : decideUnder(room, facts, inForce, now);
    countHeld(held, { steps, withoutHand: decision.steps }, parts);
    const chosen = decision.steps.at(-1)?.part ?? null;
    const part = chosen === null ? undefined : parts.get(chosen);
    if (!part) continue;
    settled.push({ room, to: part.to, dropsOverride: room.override?.platform === part.to });
  }
  const { plan } = inForce;
  assertNoneHeld(held, ids, kindOfPart(plan));
  return {
    plan: {
      ...plan,
      rules: plan.rules.filter(({ id }) => !parts.has(id)),
      waves: plan.waves.filter(({ id }) => !parts.has(id)),
    },
    rooms: settled,
  };
}

/**
 * The rules and finished waves that settling would refuse now, each with what keeps its rooms from moving.
 * @param surveyed every room with its decision under the plan in force
 */
export function findUnfinishedParts(
  surveyed: readonly Pick<SurveyedRoom, 'room' | 'before'>[],
  { facts, inForce }: Pick<PlanWorld, 'facts'> & { readonly inForce: PlanInForce },
  now: Date,
): UnfinishedPartView[] {
  const { plan } = inForce;
  const waves = plan.waves.filter((wave) => findWaveObstacle(wave, inForce, now) === null);
  const parts = new Map([...plan.rules, ...waves].map((part) => [part.id, part]));
  const held = new Map<string, HeldRooms>();
  for (const { room, before } of surveyed) {
    const plain = room.override === null ? before : decideUnder({ ...room, override: null }, facts, inForce, now);
    countHeld(held, { steps: before.steps, withoutHand: plain.steps }, parts);
  }
  return toUnfinishedParts(held, kindOfPart(plan));
}

function kindOfPart({ rules }: Plan): (part: string) => PartKind {
  return (part) => (rules.some(({ id }) => id === part) ? 'rule' : 'wave');
}

function requireFinishedPart(id: string, inForce: PlanInForce, now: Date): PlanRule | PlanWave {
  const { plan } = inForce;
  const rule = plan.rules.find((known) => known.id === id);
  if (rule) return rule;
  const wave = plan.waves.find((known) => known.id === id);
  if (!wave) {
    throw new AppError('nothing-to-settle', `The plan has no rule and no wave named ${id}. Look at it again.`);
  }
  const obstacle = findWaveObstacle(wave, inForce, now);
  if (obstacle === null) return wave;
  const { message, soakedAt } = obstacle;
  throw new AppError('nothing-to-settle', message, soakedAt ? { details: { soakedAt } } : {});
}

/** A room as it is once it is settled. */
export function afterSettling({ room, to, dropsOverride }: RoomToSettle): PlanRoom {
  return {
    ...room,
    room: { ...room.room, platform: to },
    override: dropsOverride ? null : room.override,
  };
}

/** `31 rooms are at home on Daily from now on; 2 moves by hand are no longer needed. No meeting moves.` */
export function describeSettlement({ rooms }: SettlementForesight): string {
  const targets = new Map<string, number>();
  for (const { to } of rooms) targets.set(to, (targets.get(to) ?? 0) + 1);
  const homes = [...targets].map(
    ([to, count]) =>
      `${countOf(count, 'room')} ${count === 1 ? 'is' : 'are'} at home on ${labelOfPlatform(to)} from now on`,
  );
  const drops = rooms.filter(({ dropsOverride }) => dropsOverride).length;
  const dropped = drops > 0 ? `; ${countOf(drops, 'move')} by hand ${drops === 1 ? 'is' : 'are'} no longer needed` : '';
  return `${homes.join(', ') || 'No room gets another home'}${dropped}. No meeting moves by this.`;
}
