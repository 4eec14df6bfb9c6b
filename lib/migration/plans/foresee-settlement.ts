import { AppError } from '../../errors/app-error';
import { partTitle } from '../../schemas/part-name';
import type { Plan, PlanRule, PlanWave } from '../../schemas/plan';
import { labelOfPlatform } from '../label-of-platform';
import type { PlanInForce } from '../plan-in-force';
import type { PlanRoom } from './plan-room';
import { countOf, timeWords } from './plan-words';
import type { PlanWorld } from './plan-world';
import { decideUnder } from './room-outcome';
import { soakEnd } from './wave-schedule';

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
 * @throws AppError nothing-to-settle where a part is none, has not soaked yet, or takes no room
 */
export function foreseeSettlement(
  { rooms, facts, inForce }: PlanWorld & { readonly inForce: PlanInForce },
  ids: readonly string[],
  now: Date,
): SettlementForesight {
  const parts = new Map(ids.map((id) => [id, requireFinishedPart(id, inForce, now)]));
  const settled: RoomToSettle[] = [];
  for (const room of rooms) {
    const decision = decideUnder({ ...room, override: null }, facts, inForce, now);
    const chosen = decision.steps.at(-1)?.part ?? null;
    const part = chosen === null ? undefined : parts.get(chosen);
    if (!part) continue;
    settled.push({ room, to: part.to, dropsOverride: room.override?.platform === part.to });
  }
  const { plan } = inForce;
  return {
    plan: {
      ...plan,
      rules: plan.rules.filter(({ id }) => !parts.has(id)),
      waves: plan.waves.filter(({ id }) => !parts.has(id)),
    },
    rooms: settled,
  };
}

function requireFinishedPart(id: string, inForce: PlanInForce, now: Date): PlanRule | PlanWave {
  const { plan, progress } = inForce;
  const rule = plan.rules.find((known) => known.id === id);
  if (rule) return rule;
  const wave = plan.waves.find((known) => known.id === id);
  if (!wave) {
    throw new AppError('nothing-to-settle', `The plan has no rule and no wave named ${id}. Look at it again.`);
  }
  const soaked = soakEnd(wave, progress);
  if (soaked === null) {
    throw new AppError(
      'nothing-to-settle',
      `${partTitle('wave', id)} has not begun: there is nothing to make permanent yet.`,
    );
  }
  if (soaked > now) {
    throw new AppError(
      'nothing-to-settle',
      `${partTitle('wave', id)} is watched until ${timeWords(soaked)}. Settle it when that is over, or roll it back.`,
      { details: { soakedAt: soaked.toISOString() } },
    );
  }
  return wave;
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
