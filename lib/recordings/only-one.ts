import type { Recording } from './recording';

/** A recording where there is no other; with several, any would be a guess. */
export function onlyOne(recordings: readonly Recording[]): readonly Recording[] {
  return recordings.length === 1 ? recordings : [];
}

/** A file, or that there is none, is told of what has stopped rather than of what runs. */
export function onlyOneWithFile(unnamed: readonly Recording[]): readonly Recording[] {
  const stopped = unnamed.filter(({ state }) => state !== 'recording');
  return onlyOne(stopped.length > 0 ? stopped : unnamed);
}
