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
}: {
  home: string;
  /** The platform of the override in force; null where there is none. */
  movedTo: string | null;
  platforms: readonly TargetPlatform[];
}): MoveTarget[] {
  // What this installation doesn't have is nowhere to move to; only the room that names it is told so.
  const offered = platforms.filter(({ id, isKnown }) => isKnown || id === home || id === movedTo);
  return offered.map((platform) => ({
    id: platform.id,
    label: platform.label,
    obstacle: obstacleOf({ platform, home, movedTo }),
    hint: hintOf(platform),
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

function hintOf({ state }: TargetPlatform): string | null {
  if (state === 'draining') return 'takes no new meetings now';
  return state === 'disabled' ? 'switched off now' : null;
}
