import type { Recording, RecordingFacts, RecordingState } from './recording';

/** How far a recording has got. A file outlasts everything else that was said of it. */
const PROGRESS: Record<RecordingState, number> = {
  requested: 0,
  recording: 1,
  local: 2,
  processing: 3,
  failed: 4,
  ready: 5,
};

/**
 * Two rows of what turned out to be one recording, as one: the vendor may tell of a recording before its own answer to
 * our start, which names it, has come back.
 */
export function mergeRecordings(one: RecordingFacts, other: RecordingFacts): RecordingFacts {
  const further = PROGRESS[other.state] > PROGRESS[one.state] ? other : one;
  return {
    vendorRecordingId: one.vendorRecordingId ?? other.vendorRecordingId,
    instanceId: one.instanceId ?? other.instanceId,
    state: further.state,
    startedAt: one.startedAt ?? other.startedAt,
    durationSeconds: one.durationSeconds ?? other.durationSeconds,
    linkExpiresAt: one.linkExpiresAt ?? other.linkExpiresAt,
    requestedBy: one.requestedBy ?? other.requestedBy,
    providerData: { ...one.providerData, ...other.providerData },
    error: further.error,
  };
}

/** What of a row may change. */
export function factsOf(recording: Recording): RecordingFacts {
  const { id: _id, meetingId: _meetingId, platform: _platform, createdAt: _createdAt, ...facts } = recording;
  return facts;
}
