import { isUnnamed } from './is-unnamed';
import { isOverBefore } from './known-end';
import { onlyOneWithFile } from './only-one';
import { ranAt } from './ran-at';
import { type Recording, type RecordingEvent, toldStartOf } from './recording';

/**
 * The recording without a known id that a ready file is of: all rows that its start and pages made of it. Empty where
 * that would be a guess.
 */
export function findOfFile(
  event: Extract<RecordingEvent, { readonly type: 'recording-ready' }>,
  recordings: readonly Recording[],
): readonly Recording[] {
  const unnamed = recordings.filter((recording) => isUnnamed(recording) || isGivenUp(recording));
  const { startedAt: start } = event;
  if (start === null) return onlyOneWithFile(unnamed.filter(isUnnamed));
  // A page may tell late of a recording that runs. Vendors that name none at its start make one at a time.
  const covered = unnamed.filter(
    ({ startedAt }) => ranAt(event, startedAt) && startedAt !== null && startedAt <= event.at,
  );
  const later = covered.filter((recording) => !isOverBefore(recording, start));
  const told = later.length > 0 ? later : covered;
  // Of two starts that the vendor told of, a file is of one; what only pages told may be about the same.
  const own = findNearestTold(told, start);
  const mine = own ? [own, ...told.filter((recording) => toldStartOf(recording) === null)] : told;
  // How long it ran isn't always told: then a later one may be the next recording.
  return event.durationSeconds === null ? mine.slice(0, 1) : mine;
}

/** It ran, and no file came in time. */
function isGivenUp({ vendorRecordingId, instanceId, state, startedAt, providerData }: Recording): boolean {
  return (
    vendorRecordingId === null &&
    instanceId === null &&
    state === 'failed' &&
    startedAt !== null &&
    !providerData.failedAt
  );
}

/** Of those whose start the vendor has told, the one that began nearest to a moment by its word. */
function findNearestTold(recordings: readonly Recording[], moment: Date): Recording | undefined {
  const told = recordings.flatMap((recording) => {
    const start = toldStartOf(recording);
    return start ? [{ recording, awayMs: Math.abs(start.getTime() - moment.getTime()) }] : [];
  });
  return told.sort((one, other) => one.awayMs - other.awayMs)[0]?.recording;
}
