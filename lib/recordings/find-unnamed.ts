import type { Recording, RecordingEvent } from './recording';

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
      // A page of the call may have told of it before the vendor named it.
      if (event.recording.recordingId !== null) {
        const running = { startedAt: event.at, durationSeconds: null };
        return onlyOne(
          recordings.filter(
            (recording) =>
              isUnnamed(recording) &&
              (recording.state === 'recording' || isSameStart(recording.startedAt, event.at)) &&
              covers(running, recording.startedAt),
          ),
        );
      }
      // Told before, or of a file that came first.
      const same = recordings.find(
        (recording) =>
          recording.instanceId === null &&
          (isSameStart(recording.startedAt, event.at) ||
            (recording.durationSeconds !== null && covers(recording, event.at))),
      );
      return same ? [same] : [];
    }
    case 'recording-ready': {
      const unnamed = recordings.filter((recording) => isUnnamed(recording) || isGivenUp(recording));
      if (event.startedAt === null) return onlyOne(unnamed.filter(isUnnamed));
      // A page may tell late of a recording that runs. Vendors that name none at its start make one at a time.
      const told = unnamed.filter(
        ({ startedAt }) => covers(event, startedAt) && startedAt !== null && startedAt <= event.at,
      );
      // How long it ran isn't always told: then a later one may be the next recording.
      return event.durationSeconds === null ? told.slice(0, 1) : told;
    }
    case 'recording-failed': {
      const { recordingId, instanceId } = event.recording;
      if (recordingId !== null) return onlyOne(recordings.filter(isUnnamed));
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
  return one !== null && Math.abs(one.getTime() - other.getTime()) <= SAME_START_MS;
}
