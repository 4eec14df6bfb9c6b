import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recording, RecordingEvent } from './recording';
import { reduceRecordingEvent } from './reduce-recording-event';

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 9, 0, second));

const started: RecordingEvent = {
  type: 'recording-started',
  roomName: 'room',
  at: at(5),
  recording: { recordingId: 'rec', instanceId: null },
};
const ready: RecordingEvent = {
  type: 'recording-ready',
  roomName: 'room',
  at: at(50),
  recording: { recordingId: 'rec', instanceId: null },
  startedAt: at(4),
  durationSeconds: 40,
  link: { url: 'https://vendor.test/file', expiresAt: at(59) },
  providerData: { key: 'file.mp4' },
};
const failed: RecordingEvent = {
  type: 'recording-failed',
  roomName: 'room',
  at: at(45),
  recording: { recordingId: 'rec', instanceId: null },
  reason: 'The disk is full.',
};

/** Keeps recordings as the database would. */
function apply(events: readonly RecordingEvent[], initial: readonly Recording[] = []): Recording[] {
  let kept = [...initial];
  for (const event of events) {
    const change = reduceRecordingEvent(event, kept);
    if (!change) continue;
    const id = change.id ?? `row-${kept.length}`;
    const before = kept.find((recording) => recording.id === id);
    const row = { createdAt: at(0), ...before, ...change.facts, id, meetingId: 'm', platform: 'alpha' };
    kept = kept.filter((recording) => !change.absorbedIds.includes(recording.id));
    kept = before ? kept.map((recording) => (recording.id === id ? row : recording)) : [...kept, row];
  }
  return kept;
}

const requested: Recording = {
  id: 'ours',
  meetingId: 'm',
  platform: 'alpha',
  vendorRecordingId: null,
  instanceId: 'instance',
  state: 'requested',
  startedAt: null,
  durationSeconds: null,
  linkExpiresAt: null,
  requestedBy: 'ada@example.com',
  providerData: {},
  error: null,
  createdAt: at(1),
};

const naming = { recordingId: 'rec', instanceId: 'instance' };

describe('reduceRecordingEvent', () => {
  it('follows a recording that was started inside the call', () => {
    expect(apply([started])).toMatchObject([{ state: 'recording', vendorRecordingId: 'rec', startedAt: at(5) }]);
    expect(apply([started, ready])).toMatchObject([
      {
        state: 'ready',
        startedAt: at(4),
        durationSeconds: 40,
        linkExpiresAt: at(59),
        providerData: { key: 'file.mp4' },
      },
    ]);
  });

  it('ends alike in any order and however often each is told', () => {
    const events = [started, failed, ready];
    const expected = apply(events);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (more) => {
        for (const order of [events, [...events].reverse(), [ready, started, failed], [failed, ready, started]]) {
          const [row] = apply([...order, ...more]);
          expect(row).toMatchObject({ ...expected[0], id: 'row-0' });
        }
      }),
    );
  });

  it('lets a file that is ready be unmade by nothing', () => {
    expect(apply([ready, started, failed])).toMatchObject([{ state: 'ready', error: null }]);
    expect(apply([failed, ready])).toMatchObject([{ state: 'ready', error: null }]);
  });

  it('keeps a failure that the vendor told of, whatever is told late', () => {
    expect(apply([failed, started])).toMatchObject([{ state: 'failed', error: 'The disk is full.' }]);
  });

  it('believes the vendor that it records, where our own question seemed to fail', () => {
    const givenUp: Recording = { ...requested, state: 'failed', error: 'It didn’t answer.' };
    expect(apply([{ ...started, recording: naming }], [givenUp])).toMatchObject([
      { id: 'ours', state: 'recording', error: null, vendorRecordingId: 'rec' },
    ]);
  });

  it('makes one row of two that turn out to be one recording', () => {
    const rows = apply([started, { ...started, recording: naming }], [requested]);
    expect(rows).toMatchObject([
      {
        id: 'ours',
        state: 'recording',
        vendorRecordingId: 'rec',
        instanceId: 'instance',
        requestedBy: 'ada@example.com',
      },
    ]);
    expect(rows).toHaveLength(1);
  });

  it('takes over no id of a start that is not ours: a vendor’s own recorder uses the same one everywhere', () => {
    const own = { recordingId: 'rec', instanceId: 'the-default' };
    expect(apply([{ ...started, recording: own }])).toMatchObject([{ instanceId: null }]);
  });

  it('lays a failure that names no recording at the door of the one that runs, once', () => {
    const nameless: RecordingEvent = { ...failed, recording: { recordingId: null, instanceId: null } };
    expect(apply([started, nameless, nameless])).toMatchObject([{ state: 'failed', vendorRecordingId: 'rec' }]);
    expect(apply([nameless, nameless])).toHaveLength(1);
  });

  it('knows the recording again that is named only once its file is ready, in either order', () => {
    const nameless: RecordingEvent = { ...started, recording: { recordingId: null, instanceId: null } };
    for (const order of [
      [nameless, ready],
      [nameless, nameless, ready, nameless],
      [ready, nameless],
    ]) {
      const rows = apply(order);
      expect(rows).toMatchObject([{ state: 'ready', vendorRecordingId: 'rec', startedAt: at(4) }]);
      expect(rows).toHaveLength(1);
    }
    // The next recording of the same call is another one.
    const later: RecordingEvent = { ...nameless, at: new Date(at(4).getTime() + 120_000) };
    expect(apply([nameless, ready, later])).toMatchObject([{ state: 'ready' }, { state: 'recording' }]);
  });

  describe('a recording that a page of the call tells of late', () => {
    const late: RecordingEvent = {
      type: 'recording-started',
      roomName: 'room',
      at: new Date(at(4).getTime() + 123_000),
      recording: { recordingId: null, instanceId: null },
      toldBy: 'page',
    };
    const file = { ...ready, at: new Date(at(4).getTime() + 600_000), link: null };
    const apart = (ms: number): RecordingEvent => ({ ...late, at: new Date(at(4).getTime() + ms) });

    it.each([null, 500])('is the one whose file says that it ran then, its length being %s', (durationSeconds) => {
      const rows = apply([late, { ...file, durationSeconds }]);
      expect(rows).toMatchObject([{ state: 'ready', vendorRecordingId: 'rec', startedAt: at(4) }]);
      expect(rows).toHaveLength(1);
    });

    it('is the one whose file came first', () => {
      expect(apply([{ ...file, durationSeconds: 500 }, late])).toHaveLength(1);
    });

    it('is the one that its vendor says began before', () => {
      expect(apply([late, { ...started, at: at(5) }])).toMatchObject([
        { state: 'recording', vendorRecordingId: 'rec' },
      ]);
    });

    it('is another one where it began after the end', () => {
      expect(apply([apart(520_000), { ...file, durationSeconds: 500 }])).toHaveLength(2);
      expect(apply([apart(620_000), { ...file, durationSeconds: null }])).toHaveLength(2);
    });

    it('takes with it what was told of twice', () => {
      const [row] = apply([late], []);
      if (!row) throw new Error('It was not kept.');
      const again = { ...row, id: 'again', startedAt: apart(200_000).at };
      expect(apply([{ ...file, durationSeconds: 500 }], [row, again])).toMatchObject([{ state: 'ready' }]);
      // Without a length it may be the next one.
      expect(apply([{ ...file, durationSeconds: null }], [row, again])).toMatchObject([
        { id: row.id, state: 'ready' },
        { id: 'again', state: 'recording' },
      ]);
    });

    it('finds its row also where that was given up', () => {
      const givenUp = apply([late]).map((row) => ({ ...row, state: 'failed' as const, error: 'No file of it came.' }));
      expect(apply([{ ...file, durationSeconds: null }], givenUp)).toMatchObject([{ state: 'ready', error: null }]);
    });
  });

  it('has nothing to write for what is known', () => {
    expect(reduceRecordingEvent(ready, apply([started, ready]))).toBeNull();
    expect(reduceRecordingEvent(started, apply([started]))).toBeNull();
  });

  it('hands a link on once, to be sealed', () => {
    const first = reduceRecordingEvent(ready, []);
    expect(first?.link).toEqual({ url: 'https://vendor.test/file', expiresAt: at(59) });
    expect(JSON.stringify(first?.facts)).not.toContain('vendor.test');
  });
});
