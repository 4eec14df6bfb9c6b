import { beforeEach, describe, expect, it } from 'vitest';
import type { MeetingEvent, PlatformWebhooks } from '@/lib/video-platforms/contract';
import signed from '../fixtures/whereby/signed-deliveries.json';
import samples from '../fixtures/whereby/webhooks.json';
import { ADA } from './video-platform.contract';
import { makeWherebyBench, type WherebyBench } from './whereby-bench';

const SIGNED_AT = new Date(1_790_000_005_000);

let bench: WherebyBench;
let webhooks: PlatformWebhooks;

beforeEach(() => {
  bench = makeWherebyBench();
  const opened = bench.open().webhooks;
  if (!opened) throw new Error('no webhooks');
  webhooks = opened;
});

const read = (body: unknown): readonly MeetingEvent[] => webhooks.normalise(Buffer.from(JSON.stringify(body)), '/');

const joinedWith = (data: object) => read({ ...samples.clientJoined, data: { ...samples.clientJoined.data, ...data } });

const leftWith = (data: object) =>
  read({ ...samples.clientLeft, data: { ...samples.clientLeft.data, ...data } }).map(({ type }) => type);

describe('signed deliveries of Whereby', () => {
  it.each(signed.deliveries)('$name is genuine, and not with another secret', ({ rawBody, headers, secret }) => {
    const verify = (secrets: string[], now = SIGNED_AT) =>
      webhooks.verifyWebhookSignature({ rawBody: Buffer.from(rawBody), headers, now, secrets });
    expect(verify([secret])).toMatchObject({ isValid: true });
    expect(verify(['rotated-in', secret])).toMatchObject({ isValid: true });
    expect(verify(['another'])).toEqual({ isValid: false, reason: 'mismatch' });
    expect(verify([secret], new Date(SIGNED_AT.getTime() + 301_000))).toEqual({ isValid: false, reason: 'too-old' });
  });

  it('read as a visit, a session and its recording', () => {
    const events = signed.deliveries.flatMap(({ rawBody }) => webhooks.normalise(Buffer.from(rawBody), '/'));
    expect(events.map(({ type }) => type)).toEqual([
      'participant-joined',
      'participant-left',
      'meeting-started',
      'recording-ready',
    ]);
    expect(new Set(events.map(({ roomName }) => roomName))).toEqual(
      new Set(['acme-172aa26e-802a-41a6-ba1f-142792c4f42b']),
    );
    expect(events[0]).toMatchObject({ at: new Date('2026-09-21T13:33:25.681Z'), participant: { isHost: true } });
    expect(events.at(-1)).toMatchObject({ startedAt: new Date('2026-09-21T13:33:25Z') });
  });
});

describe('what Whereby’s webhooks also hold', () => {
  it.each(['recorder', 'streamer', 'captioner', 'assistant'])('a %s is a machine', (roleName) => {
    expect(joinedWith({ roleName })[0]).toMatchObject({ participant: { isBot: true, isHost: false } });
  });

  it.each([
    ['owner', true],
    ['member', true],
    ['host', true],
    ['visitor', false],
    ['granted_visitor', false],
    ['viewer', false],
    ['granted_viewer', false],
    ['moderator_of_next_year', null],
    [null, null],
  ])('whoever is %s is a host: %s', (roleName, isHost) => {
    expect(joinedWith({ roleName })[0]).toMatchObject({ participant: { isHost, isBot: false } });
  });

  it.each(['Zoë 🎉👩‍👩‍👧', 'آدا لوفلايس', '<script>', 'a'.repeat(5_000)])('the name %s as it is', (displayName) => {
    expect(joinedWith({ displayName })[0]).toMatchObject({ participant: { displayName } });
  });

  it('no name, no meeting, no session, no id of ours, and members that came later', () => {
    const gaps = { displayName: null, externalId: null, meetingId: undefined, roomSessionId: null, shoeSize: 42 };
    expect(joinedWith(gaps)[0]).toMatchObject({ participant: { displayName: null, participantId: null } });
    expect(joinedWith({ displayName: 7, externalId: '' })[0]).toMatchObject({
      participant: { displayName: null, participantId: null },
    });
  });

  it('nothing to go by where the room or the connection is missing, which is an error that is kept', () => {
    for (const missing of [{ roomName: undefined }, { participantId: undefined }])
      expect(() => joinedWith(missing)).toThrowError(/names no room or no participant/);
    expect(() => read({ ...samples.recordingFinished, data: {} })).toThrowError(/names no room or no recording/);
    expect(() => read({ ...samples.clientJoined, createdAt: 'today' })).toThrowError(/not an event of Whereby/);
  });

  it('a meeting’s end only with the last person', () => {
    const ended = ['participant-left', 'meeting-ended'];
    expect(leftWith({ numClients: 0, numClientsByRoleName: {} })).toEqual(ended);
    expect(leftWith({ numClients: 2, numClientsByRoleName: { recorder: 1, streamer: 1 } })).toEqual(ended);
    expect(leftWith({ numClients: 2, numClientsByRoleName: { recorder: 1, visitor: 1 } })).toEqual([
      'participant-left',
    ]);
    expect(leftWith({ numClients: 1, numClientsByRoleName: null })).toEqual(['participant-left']);
    expect(leftWith({ numClients: undefined, numClientsByRoleName: {} })).toEqual(['participant-left']);
  });

  it('a recording without its start where the file has another name', () => {
    const withName = (filename: unknown) =>
      read({ ...samples.recordingFinished, data: { ...samples.recordingFinished.data, filename } })[0];
    expect(withName('mine.mp4')).toMatchObject({ startedAt: null, providerData: { filename: 'mine.mp4' } });
    expect(withName('a-2026-13-45T99:00:00Z.mkv')).toMatchObject({ startedAt: null });
    expect(withName(null)).toMatchObject({ startedAt: null, providerData: {} });
  });
});

describe('a gathering at Whereby', () => {
  it('reads as it went, from the first person to the last, though their session ends in between', async () => {
    const { roomName } = await bench.open().createMeeting(bench.request());
    const join = async (displayName: string) => {
      const entry = await bench.standIn.join(roomName, { displayName, participantId: ADA.id, isHost: false });
      return entry.isAdmitted ? entry.connectionId : '';
    };
    const [ada, bob] = [await join('Ada'), await join('Bob')];
    bench.standIn.startRecording(roomName);
    await bench.standIn.leave(roomName, ada);
    bench.passMs(120_000);
    bench.standIn.passTime();
    bench.standIn.changeTranscription(roomName, 'started');
    bench.standIn.setLocked(roomName, true);
    bench.standIn.cancelKnock(bench.standIn.knock(roomName, { displayName: 'Cem' }));
    await bench.standIn.leave(roomName, bob);
    const told = bench.standIn.sent.map(({ event, rawBody }) => [
      event.type,
      ...webhooks.normalise(Buffer.from(rawBody), '/').map(({ type }) => type),
    ]);
    expect(told).toEqual([
      // Ada is the only one, so whoever came before her is out.
      ['room.client.joined', 'participant-joined', 'meeting-started'],
      ['room.client.joined', 'participant-joined'],
      ['room.session.started', 'meeting-started'],
      ['room.client.joined', 'participant-joined'],
      ['room.client.left', 'participant-left'],
      // Bob is still in, alone.
      ['room.session.ended'],
      ['transcription.started', 'transcription-changed'],
      ['room.client.knocked', 'participant-waiting'],
      ['room.client.knockCancelled', 'participant-stopped-waiting'],
      ['room.client.left', 'participant-left', 'meeting-ended'],
      ['room.client.left', 'participant-left', 'meeting-ended'],
      ['recording.finished', 'recording-ready'],
    ]);
    const ids = bench.standIn.sent.map(({ rawBody }) => webhooks.readEnvelope(Buffer.from(rawBody), '/').eventId);
    expect(new Set(ids).size).toBe(told.length);
  });
});
