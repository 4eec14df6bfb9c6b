import { listPlatforms } from '../video-platforms';

/** A platform's name for people. One that no longer exists here is shown by its id. */
export function labelOfPlatform(id: string): string {
  return listPlatforms().find((platform) => platform.id === id)?.label ?? id;
}
