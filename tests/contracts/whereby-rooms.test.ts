import { beforeEach, describe, expect, it } from 'vitest';
import { ADA } from './video-platform.contract';
import { BUCKET, HOUR_MS, makeWherebyBench, RESERVED, type WherebyBench } from './whereby-bench';

let bench: WherebyBench;

beforeEach(() => {
  bench = makeWherebyBench();
});

describe('making a room at Whereby', () => {
  it('asks for what the room needs, and keeps the end of the reserved name', async () => {
    const made = await bench.open().createMeeting(bench.request());
    expect(bench.sentBody()).toEqual({
      endDate: '2026-11-25T09:00:00.000Z',
      roomNamePrefix: 'dsofthewholecompany7h3k2m9q0c7f7d0e4f0e',
      roomNamePattern: 'uuid',
      roomMode: 'group',
      isLocked: false,
      fields: ['hostRoomUrl'],
    });
    expect(made.roomName).toMatch(/^dsofthewholecompany7h3k2m9q0c7f7d0e4f0e[0-9a-f]{8}-/);
    expect(made).toMatchObject({ platform: 'whereby', roomUrl: `https://acme.whereby.com/${made.roomName}` });
  });

  it.each([
    [1, 'normal'],
    [4, 'normal'],
    [5, 'group'],
    [200, 'group'],
  ])('for %i people takes the mode %s', async (size, roomMode) => {
    await bench.open().createMeeting(bench.requestWith({ size }));
    expect(bench.sentBody()).toMatchObject({ roomMode });
  });

  it.each([
    ['host', 'none'],
    ['prompt', 'prompt'],
    ['automatic', 'automatic'],
  ] as const)('records in the cloud, started by %s, into the bucket', async (recordingStart, startTrigger) => {
    await bench.open(BUCKET).createMeeting(bench.requestWith({ recording: 'cloud', recordingStart }));
    expect(bench.sentBody().recording).toEqual({
      type: 'cloud',
      destination: {
        provider: 's3',
        authenticationType: 'accessKey',
        bucket: 'acme-recordings',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        accessKeySecret: BUCKET.AWS_WHEREBY_ACCESS_KEY_SECRET,
        fileFormat: 'mp4',
      },
      startTrigger,
    });
  });

  it('records at Whereby where there is no bucket, and in the browser where that is asked for', async () => {
    await bench.open().createMeeting(bench.requestWith({ recording: 'cloud' }));
    expect(bench.sentBody().recording).toMatchObject({ type: 'cloud', destination: { provider: 'whereby' } });
    await bench.open(BUCKET).createMeeting(bench.requestWith({ recording: 'local' }));
    expect(bench.sentBody().recording).toEqual({
      type: 'local',
      destination: { provider: 'whereby' },
      startTrigger: 'none',
    });
  });

  it('finds the room of an answer that got lost, however many others there are, and makes no second one', async () => {
    const losing = bench.open(
      {},
      { fetch: (input, init) => bench.ask(input, init).then(() => Promise.reject(new TypeError('lost'))) },
    );
    await expect(losing.createMeeting(bench.request())).rejects.toMatchObject({ code: 'unavailable' });
    expect(bench.calls.splice(0).map(({ method }) => method)).toEqual(['POST']);
    for (let index = 0; index < 120; index += 1) {
      bench.standIn.addRoom({ roomName: `other-${index}`, endDate: bench.request().endDate });
    }
    // Ours among the last: a room is listed where it was added.
    await losing.createMeeting(bench.request({ roomNamePrefix: 'late-7h3k2m9q-aaaaaaaaaaaa' })).catch(() => undefined);
    bench.calls.length = 0;
    for (const roomNamePrefix of [RESERVED, 'late-7h3k2m9q-aaaaaaaaaaaa']) {
      const again = bench.request({ roomNamePrefix, mayHaveBeenMade: true });
      const found = await bench.open().createMeeting(again);
      expect(await bench.open().createMeeting(again)).toEqual(found);
    }
    expect(bench.calls.map(({ method }) => method)).not.toContain('POST');
  });

  it('does not look where nobody asked before', async () => {
    await bench.open().createMeeting(bench.request());
    expect(bench.calls.map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('rooms at Whereby', () => {
  it('are deleted with everybody in them; one that is gone is a success', async () => {
    const made = await bench.open().createMeeting(bench.request());
    const { roomName } = made;
    const entry = await bench.standIn.join(roomName, { displayName: 'Ada', participantId: ADA.id, isHost: false });
    const connectionId = entry.isAdmitted ? entry.connectionId : '';
    expect(bench.standIn.isConnected(roomName, connectionId)).toBe(true);
    await bench.open().endMeeting?.(bench.keptAs(made));
    expect(bench.standIn.isConnected(roomName, connectionId)).toBe(false);
    expect(bench.standIn.enter(roomName, {})).toEqual({ state: 'not-found' });
    await bench.open().deleteRoom?.(bench.keptAs(made));
    const gone = bench.open({}, { fetch: async () => Response.json({ error: 'Not Found' }, { status: 404 }) });
    await gone.deleteRoom?.(bench.keptAs(made));
  });

  it('whose create was never answered are found by their name, and no other is touched', async () => {
    await bench.open().createMeeting(bench.request());
    await bench.open().createMeeting(bench.request());
    const other = await bench.open().createMeeting(bench.request({ roomNamePrefix: 'standup-7h3k2m9q-ffffffffffff' }));
    const unanswered = { roomName: RESERVED, vendorMeetingId: null, providerData: {} };
    await bench.open().deleteRoom?.(unanswered);
    expect(bench.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
    // A name of which nothing is left must not match every room there is.
    await bench.open().deleteRoom?.({ ...unanswered, roomName: '---' });
    expect(bench.standIn.findRoom(other.roomName)).not.toBeNull();
  });

  it('take a logo', async () => {
    const made = await bench.open().createMeeting(bench.request());
    const bytes = new Uint8Array([137, 80, 78, 71, 13, 10]);
    await bench.open().uploadLogo?.(bench.keptAs(made), { bytes, contentType: 'image/png' });
    expect(bench.calls.at(-1)?.url.pathname).toBe(`/v1/rooms/%2F${made.roomName}/theme/logo`);
    expect(bench.standIn.findRoom(made.roomName)?.logo).toEqual({ bytes, contentType: 'image/png' });
  });

  it('tell their sessions, all pages of them', async () => {
    bench = makeWherebyBench({ insightsDelayMs: 0 });
    const made = await bench.open().createMeeting(bench.request());
    const startedAt = bench.now();
    for (let session = 0; session < 101; session += 1) {
      const people = [bench.standIn.joinAs(made.roomName, {}), bench.standIn.joinAs(made.roomName, {})];
      for (const person of session < 100 ? people : []) await bench.standIn.leave(made.roomName, person);
      bench.passMs(120_000);
      bench.standIn.passTime();
    }
    const sessions = (await bench.open().getRoomSessions?.(bench.keptAs(made))) ?? [];
    expect(sessions).toHaveLength(101);
    const endedAt = new Date(startedAt.getTime() + 120_000);
    expect(sessions[0]).toEqual({ sessionId: expect.any(String), startedAt, endedAt });
    expect(sessions.at(-1)?.endedAt).toBeNull();
  });

  it('tell nobody’s presence: nothing at Whereby knows it in time', () => {
    expect(bench.open().listParticipants).toBeNull();
  });
});

describe('recordings at Whereby', () => {
  it('are listed by room and linked to for a while', async () => {
    const automatic = bench.requestWith({ recording: 'cloud', recordingStart: 'automatic' });
    const made = await bench.open().createMeeting(automatic);
    const other = await bench.open().createMeeting(automatic);
    const startedAt = bench.now();
    for (const { roomName } of [made, other]) {
      const person = bench.standIn.joinAs(roomName, {});
      bench.passMs(90_000);
      await bench.standIn.leave(roomName, person);
    }
    const { recordings } = bench.open();
    const [recording, ...rest] = (await recordings?.listRecordings?.(bench.keptAs(made))) ?? [];
    const recordingId = recording?.recordingId ?? '';
    expect(recording).toEqual({ recordingId, startedAt, durationSeconds: 90, isFinished: true });
    expect(rest).toEqual([]);
    const link = await recordings?.getRecordingLink?.(recordingId);
    expect(link?.url).toMatch(/^https:/);
    expect(link?.expiresAt).toEqual(new Date(bench.now().getTime() + HOUR_MS));
  });

  it('have no link where they lie in a bucket, and are started from within the call alone', () => {
    expect(bench.open(BUCKET).recordings?.getRecordingLink).toBeNull();
    expect(bench.open().recordings).toMatchObject({ startRecording: null, stopRecording: null });
  });
});
