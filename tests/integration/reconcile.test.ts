import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { selectMeetingWithRoom } from '@/lib/data/meetings/meeting-history';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { readDriftsOfDay } from '@/lib/data/meetings/presence-drifts';
import { sql, withTransaction } from '@/lib/data/sql';
import { endEmptyMeeting } from '@/lib/meetings/ending/end-empty-meeting';
import { finishMeeting } from '@/lib/meetings/ending/finish-meeting';
import { reconcileLiveMeetings } from '@/lib/meetings/presence/reconcile-live-meetings';
import { reconcileMeeting } from '@/lib/meetings/presence/reconcile-meeting';
import { reconcilePlatform } from '@/lib/meetings/presence/reconcile-platform';
import type { PresenceReport, PresentParticipant, VendorRoom } from '@/lib/video-platforms/contract';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { makeRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { runJobsOnce } from '../support/run-jobs-once';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const LAG_MS = 10_000;

/** A vendor that is asked room by room, and one that answers for all rooms at once. */
const single = registerScriptedPlatform('single');
const bulk = registerScriptedPlatform('bulk');

/** What the vendors answer about a room, and how often they were asked. */
const answers = new Map<string, PresenceReport>();
const goneRooms = new Set<string>();
let questions: string[] = [];
let isDown = false;

const answerFor = (room: VendorRoom): PresenceReport =>
  answers.get(room.roomName) ?? { tells: 'everybody', people: [] };

function assertUp(platform: string): void {
  if (isDown)
    throw new VideoPlatformError({ platform, operation: 'list', code: 'unavailable', reason: 'answered 503' });
}

single.presence = {
  tells: 'everybody',
  lagMs: LAG_MS,
  everyMs: 60_000,
  ask: async (room) => {
    questions.push(room.roomName);
    assertUp('single');
    if (goneRooms.has(room.roomName))
      throw new VideoPlatformError({
        platform: 'single',
        operation: 'list',
        code: 'not-found',
        reason: 'answered 404',
      });
    return answerFor(room);
  },
  askForAll: null,
};
bulk.presence = {
  tells: 'everybody',
  lagMs: LAG_MS,
  everyMs: 15_000,
  ask: async (room) => answerFor(room),
  askForAll: async () => {
    questions.push('all');
    assertUp('bulk');
    return answerFor;
  },
};

beforeEach(() => {
  questions = [];
  isDown = false;
});

const now = () => new Date();
const ago = (ms: number) => new Date(Date.now() - ms);

async function openMeeting(platform: string, values: { graceSeconds?: number } = {}) {
  const room = await makeRoom({ platform, ...values });
  const { id } = await makeMeeting(room.id, { platform });
  const roomName = `vendor-${id}`;
  const tell = (type: 'participant-joined' | 'participant-left', connectionId: string, at: Date) =>
    sendEvents(platform, {
      type,
      roomName,
      at,
      participant: { connectionId, participantId: null, displayName: connectionId, isHost: null, isBot: false },
    });
  const list = (...people: { connectionId: string; joinedAt: Date }[]) =>
    answers.set(roomName, {
      tells: 'everybody',
      people: people.map((person): PresentParticipant => ({ participantId: null, displayName: null, ...person })),
    });
  const names = async () => (await selectMeetingWithRoom(id))?.names;
  const forget = () => sql.query({ text: 'UPDATE meetings SET reconciled_at = NULL WHERE id = $1', values: [id] });
  return { id, roomName, tell, list, names, forget };
}

describe('what a vendor answers when it is asked who is in', () => {
  it('opens whom no event told of, closes whom it would have listed, and leaves the rest', async () => {
    const { id, tell, list, names } = await openMeeting('single');
    await tell('participant-joined', 'stays', ago(60_000));
    await tell('participant-joined', 'went', ago(50_000));
    await tell('participant-joined', 'just-came', ago(2_000));
    list({ connectionId: 'stays', joinedAt: ago(60_000) }, { connectionId: 'untold', joinedAt: ago(40_000) });
    await reconcileMeeting(id, { now });
    const rows = await sql.query({
      text: `SELECT vendor_session_id AS id, state, closed_by FROM participant_sessions WHERE meeting_id = $1 ORDER BY 1`,
      values: [id],
    });
    expect(rows).toEqual([
      { id: 'just-came', state: 'open', closed_by: null },
      { id: 'stays', state: 'open', closed_by: null },
      { id: 'untold', state: 'open', closed_by: null },
      { id: 'went', state: 'closed', closed_by: 'presence' },
    ]);
    // Presence names nobody; those whom events named keep their names.
    expect(await names()).toEqual(['just-came', 'stays']);
    expect((await readDriftsOfDay()).find(({ platform }) => platform === 'single')).toMatchObject({
      meetings: 1,
      opened: 1,
      closed: 1,
    });
  });

  it('opens again whom it goes on listing, but not who left within its lag', async () => {
    const { id, tell, list, names, forget } = await openMeeting('single');
    await tell('participant-joined', 'wronged', ago(120_000));
    await tell('participant-left', 'wronged', ago(60_000));
    await tell('participant-joined', 'leaver', ago(120_000));
    await tell('participant-left', 'leaver', ago(1_000));
    list({ connectionId: 'wronged', joinedAt: ago(120_000) }, { connectionId: 'leaver', joinedAt: ago(120_000) });
    await reconcileMeeting(id, { now });
    expect(await names()).toEqual(['wronged']);
    // The leave that was wrong comes once more, and changes nothing.
    await tell('participant-left', 'wronged', ago(60_000));
    expect(await names()).toEqual(['wronged']);
    list();
    await forget();
    await reconcileMeeting(id, { now });
    expect(await names()).toEqual([]);
  });

  it('has put a leave right that was told by mistake before the call ends, however short the grace', async () => {
    const { id, roomName, tell, list, names, forget } = await openMeeting('bulk', { graceSeconds: 5 });
    const emptyFor = (ms: number) =>
      sql.query({ text: 'UPDATE meetings SET empty_since = $2 WHERE id = $1', values: [id, ago(ms)] });
    await tell('participant-joined', 'alone', ago(300_000));
    await tell('participant-left', 'alone', ago(LAG_MS + 1_000));
    await emptyFor(LAG_MS + 1_000);
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'live' });
    list({ connectionId: 'alone', joinedAt: ago(300_000) });
    await forget();
    await reconcileMeeting(id, { now });
    expect(await names()).toEqual(['alone']);
    // Where nobody is listed, it ends once an answer would have come.
    await tell('participant-left', 'alone', ago(0));
    answers.delete(roomName);
    await emptyFor(LAG_MS + 15_000 + 10_000);
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'ended', endReason: 'empty' });
  });

  it('is asked once more before a call ends, whatever questions were missed: whoever is in stays', async () => {
    const { id, list, tell, names } = await openMeeting('single', { graceSeconds: 5 });
    const look = async () => {
      await sql.query({ text: 'UPDATE meetings SET empty_since = $2 WHERE id = $1', values: [id, ago(600_000)] });
      await endEmptyMeeting(id);
      return findMeeting(id);
    };
    await tell('participant-joined', 'wronged', ago(900_000));
    await tell('participant-left', 'wronged', ago(600_000));
    // No answer is no word that nobody is in.
    isDown = true;
    expect(await look()).toMatchObject({ state: 'live' });
    isDown = false;
    list({ connectionId: 'wronged', joinedAt: ago(900_000) });
    expect(await look()).toMatchObject({ state: 'live' });
    expect(await names()).toEqual(['wronged']);
    await tell('participant-left', 'wronged', ago(0));
    list();
    expect(await look()).toMatchObject({ state: 'ended', endReason: 'empty' });
  });

  it('holds nothing open for longer than an hour where it doesn’t answer, nor where it has the room no more', async () => {
    const [silent, gone] = await Promise.all([openMeeting('single'), openMeeting('single')]);
    for (const { id, tell } of [silent, gone]) {
      await tell('participant-joined', 'ada', ago(7_200_000));
      await tell('participant-left', 'ada', ago(3_700_000));
      const since = id === silent.id ? 3_700_000 : 600_000;
      await sql.query({ text: 'UPDATE meetings SET empty_since = $2 WHERE id = $1', values: [id, ago(since)] });
    }
    isDown = true;
    await endEmptyMeeting(silent.id);
    expect(await findMeeting(silent.id)).toMatchObject({ state: 'ended' });
    isDown = false;
    goneRooms.add(gone.roomName);
    await endEmptyMeeting(gone.id);
    expect(await findMeeting(gone.id)).toMatchObject({ state: 'ended' });
  });

  it('is unknown where it doesn’t answer, and unknown is not empty', async () => {
    const { id, tell, names } = await openMeeting('single');
    await tell('participant-joined', 'ada', ago(600_000));
    isDown = true;
    await reconcileMeeting(id, { now });
    expect(questions).toHaveLength(1);
    expect(await names()).toEqual(['ada']);
  });

  it('is not believed about a room past the vendor’s own end, which it may hide with people in it', async () => {
    const { id, tell, list, names } = await openMeeting('single');
    await tell('participant-joined', 'ada', ago(600_000));
    await sql.query({
      text: `UPDATE meetings SET vendor_end_date = now() - interval '1 minute' WHERE id = $1`,
      values: [id],
    });
    list();
    await reconcileMeeting(id, { now });
    expect(await names()).toEqual(['ada']);
  });

  it('leaves a meeting alone that is over', async () => {
    const { id, list } = await openMeeting('single');
    await sql.query({ text: `UPDATE meetings SET state = 'ended', ended_at = now() WHERE id = $1`, values: [id] });
    list({ connectionId: 'ghost', joinedAt: ago(60_000) });
    await reconcileMeeting(id, { now });
    expect(questions).toEqual([]);
    expect((await selectMeetingWithRoom(id))?.people).toBe(0);
  });
});

describe('asking', () => {
  it('happens once for each meeting, however many ask at the same time', async () => {
    const { id, roomName } = await openMeeting('single');
    await Promise.all(Array.from({ length: 8 }, () => reconcileMeeting(id, { now })));
    expect(questions).toEqual([roomName]);
  });

  it('is one call for all meetings of a vendor that answers for all', async () => {
    const meetings = await Promise.all(Array.from({ length: 5 }, () => openMeeting('bulk')));
    for (const { list } of meetings) list({ connectionId: randomUUID(), joinedAt: ago(30_000) });
    await Promise.all([reconcilePlatform('bulk', { now }), reconcilePlatform('bulk', { now })]);
    await reconcilePlatform('bulk', { now });
    expect(questions.length).toBeLessThanOrEqual(2);
    for (const { id } of meetings) expect((await selectMeetingWithRoom(id))?.people).toBe(1);
  });

  it('goes on with other rooms the next time where the vendor doesn’t answer', async () => {
    await Promise.all([openMeeting('single'), openMeeting('single')]);
    isDown = true;
    await reconcilePlatform('single', { now });
    expect(questions).toHaveLength(1);
    isDown = false;
    await reconcilePlatform('single', { now });
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('follows an event after some seconds, once for many', async () => {
    const { id, tell, list, names } = await openMeeting('single');
    list({ connectionId: 'ada', joinedAt: ago(30_000) }, { connectionId: 'bob', joinedAt: ago(30_000) });
    for (const connectionId of ['ada', 'c', 'd', 'e']) await tell('participant-joined', connectionId, ago(30_000));
    expect(questions).toEqual([]);
    const waiting = await sql.query({
      text: `SELECT 1 FROM graphile_worker.jobs WHERE key = $1`,
      values: [`reconcile-meeting:${id}`],
    });
    expect(waiting).toHaveLength(1);
    await runJobsOnce({ until: new Date(Date.now() + 6_000) });
    expect(questions).toHaveLength(1);
    expect(await names()).toEqual(['ada']);
    expect((await selectMeetingWithRoom(id))?.people).toBe(2);
  });

  it('goes by the clock as well: four times a minute where one call answers for all, once elsewhere', async () => {
    // The first meeting of the former may begin within the minute.
    await openMeeting('single');
    await reconcileLiveMeetings(new Date());
    const planned = await sql.query<{ key: string }>({
      text: `SELECT key FROM graphile_worker.jobs WHERE key ~ '^reconcile-platform:(bulk|single):' ORDER BY key`,
    });
    expect(planned.map(({ key }) => key)).toEqual([
      'reconcile-platform:bulk:0',
      'reconcile-platform:bulk:1',
      'reconcile-platform:bulk:2',
      'reconcile-platform:bulk:3',
      'reconcile-platform:single:0',
    ]);
  });
});

describe('what a meeting came to', () => {
  it('is written when it ends, and again where something is told late', async () => {
    const { id, roomName, tell } = await openMeeting('single');
    const start = Date.now();
    const at = (secondsAgo: number) => new Date(start - secondsAgo * 1_000);
    await tell('participant-joined', 'a', at(100));
    await tell('participant-left', 'a', at(40));
    await tell('participant-joined', 'b', at(60));
    await tell('participant-left', 'b', at(30));
    await withTransaction(async (transaction) => {
      const meeting = await findMeeting(id, transaction);
      if (meeting) await finishMeeting(transaction, meeting, 'empty');
    });
    const figures = async () =>
      (
        await sql.query({
          text: 'SELECT peak_people AS peak, person_seconds AS seconds FROM meetings WHERE id = $1',
          values: [id],
        })
      )[0];
    expect(await figures()).toEqual({ peak: 2, seconds: 90 });
    await tell('participant-joined', 'c', at(50));
    await tell('participant-left', 'c', at(45));
    expect(await figures()).toEqual({ peak: 3, seconds: 95 });
    expect(roomName).toContain(id);
    expect((await selectMeetingWithRoom(id))?.people).toBe(0);
  });
});
