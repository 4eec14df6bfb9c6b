import { isUnnamed } from './is-unnamed';
import { isNearer, isOverBefore, LATE_TELLING_MS } from './known-end';
import { onlyOne } from './only-one';
import { ranAt, SAME_START_MS } from './ran-at';
import { isVendors, type Recording, type RecordingEvent, toldStartOf } from './recording';

/** The recording without a known id that an event tells to have started. Empty where that would be a guess. */
export function findStarted(
  event: Extract<RecordingEvent, { readonly type: 'recording-started' }>,
  recordings: readonly Recording[],
): readonly Recording[] {
  const asked = recordings.filter(isAskedInCall);
  if (asked.length > 0) return onlyOne(asked);
  // One that was told to have ended before can't be the one that starts now.
  const open = recordings.filter((recording) => !isOverBefore(recording, event.at));
  // A page of the call may have told of it before the vendor named it.
  if (event.recording.recordingId !== null) {
    const running = { startedAt: event.at, durationSeconds: null };
    return nearest(
      open.filter(
        (recording) =>
          isUnnamed(recording) &&
          (recording.state === 'recording' || isSameStart(recording.startedAt, event.at)) &&
          ranAt(running, recording.startedAt),
      ),
      event.at,
    );
  }
  // Told before, or of a file that came first.
  const started = open.filter(({ instanceId }) => instanceId === null);
  const told = started.filter((recording) => isToldStart(recording, event));
  if (told.length > 0) return nearest(told, event.at);
  return nearest(
    started.filter(
      (recording) =>
        !hasNearerStart(recording, event) &&
        (isSameStart(recording.startedAt, event.at) ||
          (recording.durationSeconds !== null && ranAt(recording, event.at))),
    ),
    event.at,
  );
}

/** A page of the call has asked for it, and nobody has said yet that it runs. */
function isAskedInCall({ vendorRecordingId, instanceId, state }: Recording): boolean {
  return vendorRecordingId === null && instanceId === null && state === 'requested';
}

/** True where the vendor has told of this start before: its word says the same moment each time. */
function isToldStart(recording: Recording, event: RecordingEvent): boolean {
  const told = toldStartOf(recording);
  return isVendors(event) && told !== null && isWithin(told, event.at, LATE_TELLING_MS);
}

/** True where the vendor has told of another start that suits a recording better. */
function hasNearerStart(recording: Recording, event: RecordingEvent): boolean {
  const told = toldStartOf(recording);
  if (!isVendors(event) || told === null) return false;
  return recording.startedAt === null || !isNearer(event.at, told, recording.startedAt);
}

/** The one that began nearest to a moment. */
function nearest(recordings: readonly Recording[], moment: Date): readonly Recording[] {
  const away = ({ startedAt }: Recording) =>
    startedAt === null ? Number.POSITIVE_INFINITY : Math.abs(startedAt.getTime() - moment.getTime());
  return [...recordings].sort((one, other) => away(one) - away(other)).slice(0, 1);
}

function isSameStart(one: Date | null, other: Date): boolean {
  return one !== null && isWithin(one, other, SAME_START_MS);
}

function isWithin(one: Date, other: Date, ms: number): boolean {
  return Math.abs(one.getTime() - other.getTime()) <= ms;
}
