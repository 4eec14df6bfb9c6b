import { isNearer, isOverBefore, LATE_TELLING_MS } from './known-end';
import { isVendors, type Recording, type RecordingEvent, toldStartOf } from './recording';

/** Two times of one start, the event's own and the one that the file tells, are no further apart than this. */
const SAME_START_MS = 60_000;

/**
 * The recording that an event means whose ids nobody knows: some vendors name a recording only once its file is ready,
 * or tell of a failure without saying of what. Empty where that would be a guess.
 */
export function findUnnamed(event: RecordingEvent, recordings: readonly Recording[]): readonly Recording[] {
  switch (event.type) {
    case 'recording-started': {
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
              covers(running, recording.startedAt),
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
              (recording.durationSeconds !== null && covers(recording, event.at))),
        ),
        event.at,
      );
    }
    case 'recording-ready': {
      const unnamed = recordings.filter((recording) => isUnnamed(recording) || isGivenUp(recording));
      const { startedAt: start } = event;
      if (start === null) return theOneWithFile(unnamed.filter(isUnnamed));
      // A page may tell late of a recording that runs. Vendors that name none at its start make one at a time.
      const covered = unnamed.filter(
        ({ startedAt }) => covers(event, startedAt) && startedAt !== null && startedAt <= event.at,
      );
      const later = covered.filter((recording) => !isOverBefore(recording, start));
      const told = later.length > 0 ? later : covered;
      // Of two starts that the vendor told of, a file is of one; what only pages told may be about the same.
      const own = findNearestTold(told, start);
      const mine = own ? [own, ...told.filter((recording) => toldStartOf(recording) === null)] : told;
      // How long it ran isn't always told: then a later one may be the next recording.
      return event.durationSeconds === null ? mine.slice(0, 1) : mine;
    }
    case 'recording-failed': {
      const { recordingId, instanceId } = event.recording;
      if (recordingId !== null) return theOneWithFile(recordings.filter(isUnnamed));
      const told = recordings.find(({ providerData }) => providerData.failedAt === event.at.toISOString());
      if (told) return [told];
      return onlyOne(
        recordings.filter(
          (recording) => recording.state === 'recording' && (instanceId === null || recording.instanceId === null),
        ),
      );
    }
    default:
      return event satisfies never;
  }
}

/** Neither the vendor nor we have given it an id, and its file is yet to come. */
function isUnnamed({ vendorRecordingId, instanceId, state }: Recording): boolean {
  const isOnItsWay = state === 'recording' || state === 'processing' || state === 'local';
  return vendorRecordingId === null && instanceId === null && isOnItsWay;
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

/** A page of the call has asked for it, and nobody has said yet that it runs. */
function isAskedInCall({ vendorRecordingId, instanceId, state }: Recording): boolean {
  return vendorRecordingId === null && instanceId === null && state === 'requested';
}

/** True where the vendor has told of this start before: its word says the same moment each time. */
function isToldStart(recording: Recording, event: RecordingEvent): boolean {
  const told = toldStartOf(recording);
  return isVendors(event) && told !== null && isWithin(told, event.at, LATE_TELLING_MS);
}

/** Of those whose start the vendor has told, the one that began nearest to a moment by its word. */
function findNearestTold(recordings: readonly Recording[], moment: Date): Recording | undefined {
  const told = recordings.flatMap((recording) => {
    const start = toldStartOf(recording);
    return start ? [{ recording, awayMs: Math.abs(start.getTime() - moment.getTime()) }] : [];
  });
  return told.sort((one, other) => one.awayMs - other.awayMs)[0]?.recording;
}

/** True where the vendor has told of another start that suits a recording better. */
function hasNearerStart(recording: Recording, event: RecordingEvent): boolean {
  const told = toldStartOf(recording);
  if (!isVendors(event) || told === null) return false;
  return recording.startedAt === null || !isNearer(event.at, told, recording.startedAt);
}

/** A file, or that there is none, is told of what has stopped rather than of what runs. */
function theOneWithFile(unnamed: readonly Recording[]): readonly Recording[] {
  const stopped = unnamed.filter(({ state }) => state !== 'recording');
  return onlyOne(stopped.length > 0 ? stopped : unnamed);
}

/** The one that began nearest to a moment. */
function nearest(recordings: readonly Recording[], moment: Date): readonly Recording[] {
  const away = ({ startedAt }: Recording) =>
    startedAt === null ? Number.POSITIVE_INFINITY : Math.abs(startedAt.getTime() - moment.getTime());
  return [...recordings].sort((one, other) => away(one) - away(other)).slice(0, 1);
}

function onlyOne(recordings: readonly Recording[]): readonly Recording[] {
  return recordings.length === 1 ? recordings : [];
}

/** True where a recording ran at a moment, as far as its end is known. */
function covers(
  { startedAt, durationSeconds }: { startedAt: Date | null; durationSeconds: number | null },
  moment: Date | null,
): boolean {
  if (startedAt === null || moment === null) return false;
  const seconds = (moment.getTime() - startedAt.getTime()) / 1_000;
  return seconds >= -SAME_START_MS / 1_000 && (durationSeconds === null || seconds <= durationSeconds);
}

function isSameStart(one: Date | null, other: Date): boolean {
  return one !== null && isWithin(one, other, SAME_START_MS);
}

function isWithin(one: Date, other: Date, ms: number): boolean {
  return Math.abs(one.getTime() - other.getTime()) <= ms;
}
