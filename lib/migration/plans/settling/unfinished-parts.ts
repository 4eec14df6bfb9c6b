import { AppError } from '../../../errors/app-error';
import type { UnfinishedPartView } from '../../../schemas/migration-plan';
import { type PartKind, partTitle } from '../../../schemas/part-name';
import type { PlanRule, PlanWave } from '../../../schemas/plan';
import type { Decision } from '../../decision';
import { SETTINGS_INSIGHT } from '../../environment/settings-insight';
import { isStopped } from '../../move-steps';
import { describeCause } from '../../words/describe-cause';
import { labelOfPlatform } from '../../words/label-of-platform';
import { findTaker } from '../draft/find-taker';
import { countOf } from '../plan-words';

/** Rooms that a rule or wave would move and can't for now, with what keeps them. */
export interface HeldRooms {
  readonly part: string;
  readonly platform: string;
  readonly cause: string;
  /** Those that would move as soon as nothing keeps them. */
  count: number;
  /** Those that somebody moved by hand: they would move once that ends. */
  movedByHand: number;
}

/**
 * Counts a room where one of these parts would move it and is kept from that for now.
 * @param room the steps of its decision, and of that without the move by hand that it may have
 */
export function countHeld(
  held: Map<string, HeldRooms>,
  { steps, withoutHand }: { readonly steps: Decision['steps']; readonly withoutHand: Decision['steps'] },
  parts: ReadonlyMap<string, PlanRule | PlanWave>,
): void {
  for (const own of withoutHand) {
    const { part, platform, cause } = own;
    if (part === null || platform === null || cause === null || !parts.has(part)) continue;
    if (!isStopped(own) && own.answer !== 'cannot-now' && !LEADS_NOWHERE.has(cause)) continue;
    if (findTaker(withoutHand, own) !== own) continue;
    const key = `${part} ${cause}`;
    const known = held.get(key) ?? { part, platform, cause, count: 0, movedByHand: 0 };
    const actual = steps.find(({ step, part: id }) => step === own.step && id === part) ?? null;
    if (findTaker(steps, actual)?.step === 'ROOM_OVERRIDE') known.movedByHand += 1;
    else known.count += 1;
    held.set(key, known);
  }
}

/**
 * Refuses to take parts out of the plan whose rooms have not all moved: without them those never would.
 * @param ids the parts as they were asked for, for the place of each refusal
 * @throws AppError nothing-to-settle, with each part and what keeps its rooms
 */
export function assertNoneHeld(
  held: ReadonlyMap<string, HeldRooms>,
  ids: readonly string[],
  kindOf: (part: string) => PartKind,
): void {
  if (held.size === 0) return;
  const all = [...held.values()];
  const errors = all.map((rooms) => ({
    path: `parts.${ids.indexOf(rooms.part)}`,
    message: describeHeld(rooms, kindOf(rooms.part)),
  }));
  throw new AppError('nothing-to-settle', errors.map(({ message }) => message).join(' '), {
    details: {
      errors,
      held: all.map(({ part, platform, cause, count, movedByHand }) => ({
        part,
        platform,
        cause,
        rooms: count,
        movedByHand,
      })),
    },
  });
}

/** What each part is kept by, as {@link assertNoneHeld} would refuse it: one for each cause. */
export function toUnfinishedParts(
  held: ReadonlyMap<string, HeldRooms>,
  kindOf: (part: string) => PartKind,
): UnfinishedPartView[] {
  return [...held.values()].map((rooms) => ({
    part: rooms.part,
    cause: causeWords(rooms),
    message: describeHeld(rooms, kindOf(rooms.part)),
  }));
}

function causeWords({ platform, cause }: HeldRooms): string {
  return describeCause(platform, cause, { labelOf: labelOfPlatform, settings: SETTINGS_INSIGHT });
}

/** Causes for which no room can follow a part, unlike those that keep a single room at home. */
const LEADS_NOWHERE: ReadonlySet<string> = new Set(['not-configured', 'unknown-platform']);

/** What ends a cause, by its code; any other ends by itself or with a platform's state. */
const REMEDIES: Readonly<Record<string, (platform: string) => string>> = {
  'kill-switch': () => 'lift the kill switch first',
  'kill-switch-all': () => 'lift the kill switch first',
  // No page lifts what the environment holds.
  ENV_OFF: (platform) => `take ${platform.toUpperCase()}_MIGRATION_ENABLED out of the environment and restart first`,
  'not-configured': () => 'set it up first',
  'unknown-platform': () => 'bring it back first',
};

function describeHeld(held: HeldRooms, kind: PartKind): string {
  const { part, platform, cause, count, movedByHand } = held;
  const first = REMEDIES[cause]?.(platform) ?? 'wait for that to end';
  const moved = `${countOf(movedByHand, 'room')} moved by hand`;
  const rooms = count === 0 ? moved : countOf(count, 'room');
  const more = count > 0 && movedByHand > 0 ? `, nor can ${moved}` : '';
  return `${partTitle(kind, part)} isn’t finished: ${rooms} can’t move now${more}, as ${causeWords(held)}; ${first}, or remove the ${kind} in a draft.`;
}
