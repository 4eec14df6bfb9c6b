import { findUnnamed } from './find-unnamed';
import { isNearer } from './known-end';
import { factsOf, mergeRecordings } from './merge-recordings';
import {
  isVendors,
  type Recording,
  type RecordingChange,
  type RecordingEvent,
  type RecordingFacts,
  toldStartOf,
} from './recording';

/**
 * What an event makes of the recordings of its meeting. Pure, and true for any order and any repetition: a file that is
 * ready stays so whatever else is told late.
 *
 * An id of the start that we never gave is not taken over: a vendor's own recorder uses the same one in every call.
 * @param recordings all of the meeting's
 * @returns null where nothing changes
 */
export function reduceRecordingEvent(event: RecordingEvent, recordings: readonly Recording[]): RecordingChange | null {
  const [base = null, ...others] = findSubjects(event, recordings);
  const before = base ? others.reduce((merged, other) => mergeRecordings(merged, factsOf(other)), factsOf(base)) : null;
  const facts = factsAfter(event, before);
  const isLinkNew = event.type === 'recording-ready' && event.link !== null && !hasLink(before, event.link.expiresAt);
  if (before && others.length === 0 && !isLinkNew && isSame(before, facts)) return null;
  return {
    id: base?.id ?? null,
    facts,
    link: isLinkNew ? event.link : null,
    absorbedIds: others.map(({ id }) => id),
  };
}

/** The rows that the event is about, ours first. */
function findSubjects(event: RecordingEvent, recordings: readonly Recording[]): readonly Recording[] {
  const { recordingId, instanceId } = event.recording;
  const named = recordings.filter(
    (recording) =>
      (recordingId !== null && recording.vendorRecordingId === recordingId) ||
      (instanceId !== null && recording.instanceId === instanceId),
  );
  if (named.length > 0)
    return [...named].sort((one, other) => Number(other.instanceId !== null) - Number(one.instanceId !== null));
  return findUnnamed(event, recordings);
}

/** A recording that was asked for, and of which nobody has told anything yet. */
export const NOTHING_KNOWN: RecordingFacts = {
  vendorRecordingId: null,
  instanceId: null,
  state: 'requested',
  startedAt: null,
  durationSeconds: null,
  linkExpiresAt: null,
  requestedBy: null,
  providerData: {},
  error: null,
};

function factsAfter(event: RecordingEvent, known: RecordingFacts | null): RecordingFacts {
  const before = known ?? NOTHING_KNOWN;
  const named = { ...before, vendorRecordingId: before.vendorRecordingId ?? event.recording.recordingId };
  switch (event.type) {
    case 'recording-started': {
      const startedAt = before.startedAt ?? event.at;
      // A start that failed for us may have worked all the same: its answer got lost. A failure that the vendor told of
      // is another matter.
      const runs = before.state === 'requested' || (before.state === 'failed' && !before.providerData.failedAt);
      const started = { ...named, startedAt, providerData: withToldStart(before.providerData, event, startedAt) };
      return runs ? { ...started, state: 'recording', error: null } : started;
    }
    case 'recording-ready': {
      const { failedAt: _, ...known } = { ...before.providerData, ...event.providerData };
      const providerData = { ...known, overBy: earliest(known.overBy, event.at) };
      return {
        ...named,
        state: 'ready',
        startedAt: event.startedAt ?? before.startedAt,
        durationSeconds: event.durationSeconds ?? before.durationSeconds,
        linkExpiresAt: event.link?.expiresAt ?? before.linkExpiresAt,
        providerData,
        error: null,
      };
    }
    case 'recording-failed':
      if (before.state === 'ready') return named;
      return {
        ...named,
        state: 'failed',
        providerData: { ...before.providerData, failedAt: event.at.toISOString() },
        error: event.reason,
      };
    default:
      return event satisfies never;
  }
}

/** With the vendor's own moment of the start where that is all that tells it apart from the next one. */
function withToldStart(
  providerData: RecordingFacts['providerData'],
  event: RecordingEvent,
  startedAt: Date,
): RecordingFacts['providerData'] {
  const told = toldStartOf({ providerData });
  if (!isVendors(event) || event.recording.recordingId !== null) return providerData;
  if (told !== null && !isNearer(event.at, told, startedAt)) return providerData;
  return { ...providerData, startToldAt: event.at.toISOString() };
}

/** A file that is ready had stopped before. */
function earliest(told: unknown, at: Date): string {
  const moment = at.toISOString();
  return typeof told === 'string' && told < moment ? told : moment;
}

function hasLink(recording: RecordingFacts | null, expiresAt: Date): boolean {
  return recording?.linkExpiresAt?.getTime() === expiresAt.getTime();
}

function isSame(one: RecordingFacts, other: RecordingFacts): boolean {
  return (
    one.state === other.state &&
    one.vendorRecordingId === other.vendorRecordingId &&
    one.startedAt?.getTime() === other.startedAt?.getTime() &&
    one.durationSeconds === other.durationSeconds &&
    one.error === other.error &&
    JSON.stringify(one.providerData) === JSON.stringify(other.providerData)
  );
}
