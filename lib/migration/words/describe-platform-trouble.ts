import { describeSettingsTrouble } from './describe-settings';

/** How a room's home platform stands here; null where this installation knows no such platform. */
export interface HomePlatformStatus {
  readonly label: string;
  readonly isConfigured: boolean;
  /** Names of settings. */
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
}

/** Administrators are told names of settings, the owner whom to ask, guests neither. */
export type Audience = 'administrator' | 'owner' | 'guest';

/**
 * What the page before a call says where a room can't run where it should; null where all is well.
 * @param instead the name of the platform that takes the call meanwhile; null where none does
 */
export function describePlatformTrouble(trouble: {
  platform: string;
  status: HomePlatformStatus | null;
  instead: string | null;
  /** Names of the settings with the keys that it refused; left out where it refused none. */
  refusedKeys?: string | null;
  /** True where no platform takes the room and that doesn't pass by itself. */
  isLasting?: boolean;
  audience: Audience;
}): string | null {
  const { platform, status, refusedKeys = null, instead, isLasting = false, audience } = trouble;
  const isUsable = status?.isConfigured === true && refusedKeys === null;
  if (isUsable && instead !== null) return null;
  if (audience === 'guest') {
    if (instead === null && isLasting) {
      return 'This room isn’t set up for calls at the moment. Tell whoever invited you.';
    }
    return instead === null
      ? 'No video service can take calls of this room right now. You can wait here: you get in as soon as one does.'
      : `This room’s usual video service isn’t available. The call is on ${instead} instead, and the link stays the same.`;
  }
  const consequence =
    instead === null ? 'Nobody can join until then.' : `Calls of this room are on ${instead} until then.`;
  if (isUsable) return `${status.label} takes no calls right now, and no other platform can take this room.`;
  const cause = status ? describeUnusable(status, refusedKeys, audience) : describeUnknown(platform, audience);
  return `${cause} ${consequence}`;
}

function describeUnusable(status: HomePlatformStatus, refusedKeys: string | null, audience: Audience): string {
  const { label } = status;
  if (!status.isConfigured || refusedKeys === null) {
    const missing = describeMissing(status, audience);
    return audience === 'owner' ? missing : `${missing} Put that right and restart Patchbay.`;
  }
  if (audience === 'owner') return `${label} can’t be used now: ask an administrator to look at it.`;
  return `${label} refused ${refusedKeys}: give it one that ${label} accepts and restart Patchbay.`;
}

/** What of a platform's settings keeps it from being used, in words for who reads it. */
export function describeMissing({ label, missing, invalid }: HomePlatformStatus, audience: Audience): string {
  if (audience === 'owner') return `${label} isn’t set up here: ask an administrator to do that.`;
  const trouble = describeSettingsTrouble({ missing, invalid });
  return trouble ? `${label} isn’t set up: ${trouble}.` : `${label} isn’t set up.`;
}

function describeUnknown(platform: string, audience: Audience): string {
  return audience === 'owner'
    ? 'This room’s platform is unknown here: ask an administrator to choose another.'
    : `This room’s platform, “${platform}”, is none of those that are here: choose another one for it.`;
}
