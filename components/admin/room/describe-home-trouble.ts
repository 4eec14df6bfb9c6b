import { isUnknownHere, namePlatform } from '../platform-words';

/** What is known of a platform that a room may be at home on. */
interface HomePlatform {
  readonly id: string;
  readonly label: string;
  readonly isKnown: boolean;
  readonly isConfigured: boolean;
  readonly missing: readonly string[];
}

/**
 * What is wrong with a room's home platform and what that means for its calls; null where nothing is, or nothing is
 * known yet.
 * @param next the platform of the room's next meeting; null where none can take it
 */
export function describeHomeTrouble(asked: {
  home: string;
  next: string | null;
  platforms: readonly HomePlatform[] | undefined;
}): string | null {
  const { home, next, platforms } = asked;
  const consequence =
    next === null ? 'Nobody can join until then.' : `Its next meeting is on ${namePlatform(next, platforms)}.`;
  if (isUnknownHere(home, platforms)) {
    return `This room’s home platform, “${home}”, is unknown here: choose another under Settings, or register it. ${consequence}`;
  }
  const platform = platforms?.find(({ id }) => id === home);
  if (!platform || platform.isConfigured) return null;
  const missing = platform.missing.length > 0 ? `: it needs ${platform.missing.join(', ')}` : '';
  return `${platform.label}, this room’s home platform, isn’t set up here${missing}. ${consequence}`;
}
