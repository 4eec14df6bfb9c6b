import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recording, RecordingEvent } from './recording';
import { reduceRecordingEvent } from './reduce-recording-event';

const START = Date.UTC(2026, 10, 24, 9);
const moment = (ms: number) => new Date(START + ms);
const nameless = { recordingId: null, instanceId: null };
const telling = (ms: number): RecordingEvent => ({
  type: 'recording-started',
  roomName: 'room',
  at: moment(ms),
  recording: nameless,
});
const seen = (ms: number): RecordingEvent => ({ ...telling(ms), toldBy: 'page' });
const file = (recordingId: string, from: number, durationSeconds: number | null): RecordingEvent => ({
  type: 'recording-ready',
  roomName: 'room',
  at: moment(from + 9_000),
  recording: { recordingId, instanceId: null },
  startedAt: moment(from),
  durationSeconds,
  link: null,
  providerData: {},
});

const momentOf = (word: RecordingEvent | Date) => (word instanceof Date ? word : word.at).getTime();

/** Keeps recordings as the database would; a date is a page's word that what ran has stopped. */
function keep(words: readonly (RecordingEvent | Date)[]): Recording[] {
  return words.reduce<Recording[]>((kept, word) => {
    if (word instanceof Date) return kept.map((recording) => stopped(recording, word));
    if (word.toldBy === 'page' && kept.some(({ state }) => state === 'recording')) return kept;
    const change = reduceRecordingEvent(word, kept);
    if (!change) return kept;
    const id = change.id ?? randomUUID();
    const row = { id, meetingId: 'm', platform: 'alpha', createdAt: moment(0), ...change.facts };
    const others = kept.filter((recording) => !change.absorbedIds.includes(recording.id));
    return change.id === null ? [...others, row] : others.map((recording) => (recording.id === id ? row : recording));
  }, []);
}

function stopped(recording: Recording, moment: Date): Recording {
  if (recording.state !== 'recording' || recording.startedAt === null || recording.startedAt > moment) return recording;
  const providerData = { ...recording.providerData, overBy: moment.toISOString() };
  return { ...recording, state: 'processing', providerData };
}

describe('a recording that is started again soon after the last one', () => {
  it.each<[string, readonly (RecordingEvent | Date)[]]>([
    ['its file', [file('one', 500, 4)]],
    ['its file, which says no length', [{ ...file('one', 500, null), at: moment(6_000) }]],
    ['a page', [moment(4_000)]],
    ['the vendor, as one that failed', [{ ...telling(4_000), type: 'recording-failed', reason: 'Full.' }]],
  ])('is another one where %s says that the last one had ended', (_, end) => {
    for (const word of [seen, telling])
      expect(keep([word(0), ...end, word(12_000)])).toMatchObject([
        {},
        { state: 'recording', startedAt: moment(12_000) },
      ]);
  });

  it('is another one where its vendor says that it starts, though nobody told of an end', () => {
    expect(keep([telling(0), telling(12_000), telling(0), telling(12_000)])).toHaveLength(2);
    expect(keep([telling(12_000), telling(0), telling(12_000)])).toHaveLength(2);
  });

  it('keeps its file to itself, also where that comes before the last one’s, or alone', () => {
    expect(keep([telling(0), telling(5_000), file('two', 5_000, 8)])).toMatchObject([
      { state: 'recording', startedAt: moment(0), vendorRecordingId: null },
      { state: 'ready', startedAt: moment(5_000), vendorRecordingId: 'two' },
    ]);
    const both = keep([telling(0), telling(5_000), file('two', 5_000, 8), file('one', 0, 2)]);
    expect(both).toMatchObject([{ vendorRecordingId: 'one' }, { vendorRecordingId: 'two' }]);
  });

  it('is not made of a page that tells of the last one late', () => {
    expect(keep([seen(0), moment(4_000), seen(5_500)])).toMatchObject([{ state: 'processing' }]);
  });

  it.each([4, null])(
    'ends as two files, whenever and however often its vendor tells, their length being %s',
    (length) => {
      const told = [telling(800), telling(12_800), file('one', 1_000, length), file('two', 13_000, length)];
      const pages = [seen(0), moment(5_000), seen(12_000), moment(17_000)];
      const late = fc.record({ event: fc.constantFrom(...told), ms: fc.nat(60_000) });
      const delays = fc.tuple(...told.map((event) => fc.record({ event: fc.constant(event), ms: fc.nat(60_000) })));
      fc.assert(
        fc.property(delays, fc.array(late, { maxLength: 8 }), (once, again) => {
          const arrivals = [
            ...pages.map((word) => ({ word, at: momentOf(word) })),
            ...[...once, ...again].map(({ event, ms }) => ({ word: event, at: momentOf(event) + ms })),
          ].sort((one, other) => one.at - other.at);
          const rows = keep(arrivals.map(({ word }) => word));
          expect(rows.map(({ vendorRecordingId, state }) => `${vendorRecordingId} ${state}`).sort()).toEqual([
            'one ready',
            'two ready',
          ]);
        }),
        { numRuns: 500 },
      );
    },
  );

  it('ends as two files where no page tells of it', () => {
    const told = [telling(800), telling(12_800), file('one', 1_000, 4), file('two', 13_000, 4)];
    fc.assert(
      fc.property(fc.shuffledSubarray(told, { minLength: 4 }), fc.array(fc.constantFrom(...told)), (once, again) => {
        expect(keep([...once, ...again]).map(({ state }) => state)).toEqual(['ready', 'ready']);
      }),
      { numRuns: 500 },
    );
  });
});
