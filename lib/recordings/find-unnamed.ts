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
      // A page of the call may have told of it before the vendor named it.
      if (event.recording.recordingId !== null)
        return onlyOne(
          recordings.filter((recording) => isUnnamed(recording) && isSameStart(recording.startedAt, event.at)),
        );
      // Told before, or of a file that came first.
      const same = recordings.find(
        ({ instanceId, startedAt }) => instanceId === null && isSameStart(startedAt, event.at),
      );
      return same ? [same] : [];
    }
    case 'recording-ready': {
      const { startedAt } = event;
      const unnamed = recordings.filter(isUnnamed);
      return onlyOne(startedAt ? unnamed.filter((recording) => isSameStart(recording.startedAt, startedAt)) : unnamed);
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
  return vendorRecordingId === null && instanceId === null && (state === 'recording' || state === 'processing');
}

function onlyOne(recordings: readonly Recording[]): readonly Recording[] {
  return recordings.length === 1 ? recordings : [];
}

function isSameStart(one: Date | null, other: Date): boolean {
  return one !== null && Math.abs(one.getTime() - other.getTime()) <= SAME_START_MS;
}
