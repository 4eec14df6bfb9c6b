import type { KillSwitchView } from '@/lib/schemas/migration-plan';

/** The target of the switch for every platform. */
export const ALL_MOVES = 'all';

/** Whether a kill switch keeps rooms from being moved to a platform, by the plan and by hand alike. */
export function areMovesStopped(
  platform: string,
  killSwitches: readonly Pick<KillSwitchView, 'target' | 'isOn'>[],
): boolean {
  return killSwitches.some(({ target, isOn }) => isOn && (target === platform || target === ALL_MOVES));
}
