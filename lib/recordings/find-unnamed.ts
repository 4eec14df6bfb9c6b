import { findFailed } from './find-failed';
import { findOfFile } from './find-of-file';
import { findStarted } from './find-started';
import type { Recording, RecordingEvent } from './recording';

/**
 * The recording that an event means whose ids nobody knows: some vendors name a recording only once its file is ready,
 * or tell of a failure without saying of what. Empty where that would be a guess.
 */
export function findUnnamed(event: RecordingEvent, recordings: readonly Recording[]): readonly Recording[] {
  switch (event.type) {
    case 'recording-started':
      return findStarted(event, recordings);
    case 'recording-ready':
      return findOfFile(event, recordings);
    case 'recording-failed':
      return findFailed(event, recordings);
    default:
      return event satisfies never;
  }
}
