import { findPlatformLabel } from '../../video-platforms';

/** A platform's name for people. One that no longer exists here is shown by its id. */
export function labelOfPlatform(id: string): string {
  return findPlatformLabel(id) ?? id;
}
