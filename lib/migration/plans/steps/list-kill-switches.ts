import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { listKillSwitches as listKeptSwitches } from '../../../data/migration/kill-switches';
import type { KillSwitchOfPlan, KillSwitchView } from '../../../schemas/migration-plan';
import { listPlatforms } from '../../../video-platforms';
import { readEnvironmentFlags } from '../../environment/environment-flags';
import { asksForMove } from '../../move-steps';
import { ALL_TARGETS, type KillSwitch } from '../../plan-in-force';
import type { MigrationFacts } from '../../read-migration-facts';
import { decideUnder, type PlanToTry } from '../preview/room-outcome';
import type { SurveyedRoom } from '../preview/survey-rooms';

/** The kill switch of every platform that rooms can be moved to, and the one for all; off ones as well. */
export async function listKillSwitches({ actor }: { actor: Actor }): Promise<KillSwitchView[]> {
  requireAdmin(actor);
  return toKillSwitchViews(await listKeptSwitches());
}

export function toKillSwitchViews(switches: readonly KillSwitch[]): KillSwitchView[] {
  const platforms = listPlatforms().filter(({ id, isConfigured }) => isConfigured || findHoldingSetting(id) !== null);
  const targets = [ALL_TARGETS, ...platforms.map(({ id }) => id)];
  // One that was switched on for a platform that is gone or lost its keys is still there to be switched off.
  const others = switches.map(({ target }) => target).filter((target) => !targets.includes(target));
  return [...targets, ...others].map((target) =>
    toKillSwitchView(target, switches.find((known) => known.target === target) ?? null),
  );
}

export function toKillSwitchView(target: string, known: KillSwitch | null): KillSwitchView {
  const heldBy = findHoldingSetting(target);
  return {
    target,
    isOn: known !== null || heldBy !== null,
    onAt: known?.onAt.toISOString() ?? null,
    onBy: known?.onBy ?? null,
    reason: known?.reason ?? null,
    heldBy,
  };
}

/**
 * Rooms that the plan or somebody moves to a target, whether or not a switch stops that at present: as many as its
 * switch stops where it is on, and would stop where it is off. Blocked rooms are none of them, as no switch keeps those.
 */
function listMovedTo(target: string, surveyed: readonly SurveyedRoom[]): SurveyedRoom[] {
  const isMovedTo = ({ room, before: { steps } }: SurveyedRoom) =>
    steps.some(
      (step) =>
        asksForMove(step) &&
        step.platform !== room.room.platform &&
        (target === ALL_TARGETS || step.platform === target),
    );
  return surveyed.filter(isMovedTo);
}

/** A switch with how many rooms it stops, or would, and how many move once it is lifted. */
export function withNumbers(
  view: KillSwitchView,
  surveyed: readonly SurveyedRoom[],
  under: { readonly facts: MigrationFacts; readonly inForce: PlanToTry | null; readonly now: Date },
): KillSwitchOfPlan {
  const rooms = listMovedTo(view.target, surveyed);
  if (!view.isOn) return { ...view, stops: 0, wouldStop: rooms.length, wouldMove: 0 };
  const facts = withoutSwitch(under.facts, view.target);
  const moving = rooms.filter(
    ({ room, before }) => decideUnder(room, facts, under.inForce, under.now).platform !== before.platform,
  );
  return { ...view, stops: rooms.length, wouldStop: 0, wouldMove: moving.length };
}

function withoutSwitch(facts: MigrationFacts, lifted: string): MigrationFacts {
  const { killSwitches } = facts;
  const targets = new Set([...killSwitches.targets].filter((target) => target !== lifted));
  const heldByEnvironment = new Set([...killSwitches.heldByEnvironment].filter((target) => target !== lifted));
  return { ...facts, killSwitches: { ...killSwitches, targets, heldByEnvironment } };
}

/** The setting of the environment that keeps a target's switch on; null where none does. */
export function findHoldingSetting(target: string): string | null {
  return readEnvironmentFlags().find((flag) => flag.target === target && flag.isEnabled === false)?.setting ?? null;
}
