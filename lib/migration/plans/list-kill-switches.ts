import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { listKillSwitches as listKeptSwitches } from '../../data/kill-switches';
import type { KillSwitchOfPlan, KillSwitchView } from '../../schemas/migration-plan';
import { listPlatforms } from '../../video-platforms';
import { readEnvironmentFlags } from '../environment-flags';
import { asksForMove } from '../move-steps';
import { ALL_TARGETS, type KillSwitch } from '../plan-in-force';
import type { SurveyedRoom } from './survey-rooms';

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
function countMovedTo(target: string, surveyed: readonly SurveyedRoom[]): number {
  const isMovedTo = ({ room, before: { steps } }: SurveyedRoom) =>
    steps.some(
      (step) =>
        asksForMove(step) &&
        step.platform !== room.room.platform &&
        (target === ALL_TARGETS || step.platform === target),
    );
  return surveyed.filter(isMovedTo).length;
}

/** A switch with how many rooms it stops, or would. */
export function withNumbers(view: KillSwitchView, surveyed: readonly SurveyedRoom[]): KillSwitchOfPlan {
  const rooms = countMovedTo(view.target, surveyed);
  return { ...view, stops: view.isOn ? rooms : 0, wouldStop: view.isOn ? 0 : rooms };
}

/** The setting of the environment that keeps a target's switch on; null where none does. */
export function findHoldingSetting(target: string): string | null {
  return readEnvironmentFlags().find((flag) => flag.target === target && flag.isEnabled === false)?.setting ?? null;
}
