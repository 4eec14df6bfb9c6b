import type { KillSwitchView } from '@/lib/schemas/migration-plan';
import { areMovesStopped } from '../migration/preview/all-moves';

/** What the menu needs to know of a platform. */
export interface TargetPlatform {
  readonly id: string;
  readonly label: string;
  readonly isConfigured: boolean;
  /** False for an id that only the database still names. */
  readonly isKnown: boolean;
  /** Names of settings, never values. */
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
  readonly state: string;
}

export interface MoveTarget {
  readonly id: string;
  readonly label: string;
  /** Null where the room can be moved there; else why not, in a few words. */
  readonly obstacle: string | null;
  /** Something to know although the move is possible. */
  readonly hint: string | null;
}

/** Where a room may be moved by hand, and why not elsewhere. */
export function listMoveTargets({
  home,
  movedTo,
  platforms,
  killSwitches,
}: {
  home: string;
  /** The platform of the override in force; null where there is none. */
  movedTo: string | null;
  platforms: readonly TargetPlatform[];
  killSwitches: readonly Pick<KillSwitchView, 'target' | 'isOn'>[];
}): MoveTarget[] {
  // What this installation doesn't have is nowhere to move to; only the room that names it is told so.
  const offered = platforms.filter(({ id, isKnown }) => isKnown || id === home || id === movedTo);
  return offered.map((platform) => ({
    id: platform.id,
    label: platform.label,
    obstacle: obstacleOf({ platform, home, movedTo }),
    // A kill switch stops moves away from home, and none back to it.
    hint: describeTargetNow(platform, platform.id === home ? [] : killSwitches),
  }));
}

function obstacleOf({
  platform,
  home,
  movedTo,
}: {
  platform: TargetPlatform;
  home: string;
  movedTo: string | null;
}): string | null {
  if (!platform.isKnown) return 'unknown here';
  if (movedTo === platform.id) return 'moved here already';
  if (movedTo === null && home === platform.id) return 'its home';
  if (platform.isConfigured) return null;
  if (platform.missing.length > 0) return `needs ${platform.missing.join(', ')}`;
  return platform.invalid.length > 0 ? `wrong: ${platform.invalid.join(', ')}` : 'not set up';
}

/** What keeps rooms that are moved to a platform from having their next meeting there; null where nothing does. */
export function describeTargetNow(
  { id, state }: Pick<TargetPlatform, 'id' | 'state'>,
  killSwitches: readonly Pick<KillSwitchView, 'target' | 'isOn'>[],
): string | null {
  const hints = [
    state === 'draining' ? 'takes no new meetings now' : state === 'disabled' ? 'switched off now' : '',
    areMovesStopped(id, killSwitches) ? 'moves are switched off' : '',
  ];
  return hints.filter(Boolean).join(', ') || null;
}
