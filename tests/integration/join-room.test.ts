import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { findDecisionOfMeeting } from '@/lib/data/migration/decisions';
import { sql } from '@/lib/data/sql';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { sweepMeetings } from '@/lib/meetings/ending/sweep-meetings';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { makeRoom } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAs, failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let beta: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha');
  beta = registerScriptedPlatform('beta');
});

beforeEach(async () => {
  // What failed in one test is no reason to leave a platform alone in the next.
  await sql.query({ text: 'DELETE FROM platform_states' });
  for (const script of [alpha, beta]) {
    script.creates.length = 0;
    script.ended.length = 0;
    script.deleted.length = 0;
    script.answerCreate = async () => {};
    script.account = 'account-1';
  }
});

const join = (slug: string, displayName = 'Ada') => joinRoom({ slug, input: { displayName }, actor: GUEST });

async function passOf(joined: Awaited<ReturnType<typeof join>>) {
  return { sessionId: joined.participant.id, meetingId: joined.meeting.id, role: joined.participant.role };
}

async function enter(slug: string, name?: string) {
  const joined = await join(slug, name);
  await signalSession({
    sessionId: joined.participant.id,
    signal: { state: 'joined' },
    passes: [await passOf(joined)],
  });
  return joined;
}

/** What a process leaves that dies while it makes a meeting. */
const leaveReservation = (roomId: string, vendorRoomName: string) =>
  sql.query({
    text: `INSERT INTO meetings (room_id, platform, state, account, vendor_room_name, settings, lease_token, lease_expires_at, end_date)
           VALUES ($1, 'alpha', 'creating', 'account-1', $2, '{}', gen_random_uuid(), now() - interval '1 minute', now() + interval '8 hours')`,
    values: [roomId, vendorRoomName],
  });

const moveByHand = (roomId: string, platform: string) =>
  sql.query({
    text: `INSERT INTO overrides (room_id, platform, created_by) VALUES ($1, $2, 'ada@example.com')`,
    values: [roomId, platform],
  });

/** As if nobody's page had been heard of for a long time. */
async function fallSilent(meetingId: string) {
  await sql.query({
    text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes', created_at = now() - interval '10 minutes' WHERE meeting_id = $1`,
    values: [meetingId],
  });
}

describe('joining', () => {
  it('makes one meeting and one call to the platform for 300 people at the same moment', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const joined = await Promise.all(Array.from({ length: 300 }, (_, index) => join(slug, `Person ${index}`)));
    expect(new Set(joined.map(({ meeting }) => meeting.id)).size).toBe(1);
    expect(new Set(joined.map(({ participant }) => participant.id)).size).toBe(300);
    expect(alpha.creates).toHaveLength(1);
  });

  it('names the room at the vendor with this installation, in lower case, from a reservation made before the call', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [{ installation_id: installation } = { installation_id: '' }] = await sql.query<{ installation_id: string }>({
      text: 'SELECT installation_id FROM installation',
    });
    let reserved: unknown[] = [];
    alpha.answerCreate = async (request) => {
      reserved = await sql.query({
        text: 'SELECT state FROM meetings WHERE vendor_room_name = $1',
        values: [request.roomNamePrefix],
      });
    };
    await join(slug);
    expect(alpha.creates[0]?.roomNamePrefix).toMatch(new RegExp(`^${slug}-${installation}-[a-z0-9]+$`));
    expect(reserved).toEqual([{ state: 'creating' }]);
  });

  it('keeps the decision with the meeting', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const { meeting } = await join(slug);
    expect(await findDecisionOfMeeting(meeting.id)).toMatchObject({ platform: 'alpha', reason: 'ROOM_PLATFORM' });
  });

  it('falls back to the next platform when the first one fails, and says so in the decision', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    alpha.answerCreate = failAsUnavailable('alpha');
    const { meeting } = await join(slug);
    expect(meeting.platform).toBe('beta');
    expect(await findDecisionOfMeeting(meeting.id)).toMatchObject({
      reason: 'FALLBACK',
      details: { instead: { platform: 'alpha', cause: 'create-failed' } },
    });
  });

  it.each([
    ['rejected', 'create-refused'],
    ['malformed-response', 'create-unreadable'],
    ['rate-limited', 'create-busy'],
    ['unavailable', 'create-failed'],
  ] as const)('keeps how the first one failed: %s', async (code, cause) => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    alpha.answerCreate = failAs('alpha', code, 'answered badly');
    const { meeting } = await join(slug);
    expect(await findDecisionOfMeeting(meeting.id)).toMatchObject({
      details: { instead: { platform: 'alpha', cause } },
    });
  });

  it('tells everybody clearly when no platform answers, and leaves nothing reserved', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha' });
    alpha.answerCreate = failAsUnavailable('alpha');
    beta.answerCreate = failAsUnavailable('beta');
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => join(slug)));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'no-platform', status: 503, retryAfterSeconds: 5 },
      });
    }
    const open = await sql.query({
      text: `SELECT 1 FROM meetings WHERE room_id = $1 AND state NOT IN ('failed', 'ended')`,
      values: [id],
    });
    expect(open).toEqual([]);
    const kept = await sql.query({
      text: `SELECT reason FROM decisions WHERE room_id = $1 AND meeting_id IS NULL`,
      values: [id],
    });
    expect(kept).toEqual([{ reason: 'NO_PLATFORM' }]);
    alpha.answerCreate = async () => {};
    expect((await join(slug)).meeting.platform).toBe('alpha');
  });

  it('takes over a reservation whose process died, with the same name at the vendor', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha' });
    await leaveReservation(id, 'left-behind');
    const { meeting } = await join(slug);
    expect(alpha.creates.map(({ roomNamePrefix }) => roomNamePrefix)).toEqual(['left-behind']);
    expect(meeting.state).toBe('live');
  });

  it('doesn’t go on with a reservation whose process died where the room has been moved since', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha' });
    await leaveReservation(id, 'left-there');
    await moveByHand(id, 'beta');
    expect((await join(slug)).meeting).toMatchObject({ platform: 'beta', state: 'live' });
    expect(alpha.creates).toEqual([]);
    expect(
      await sql.query({
        text: 'SELECT platform, state FROM meetings WHERE room_id = $1 ORDER BY created_at',
        values: [id],
      }),
    ).toEqual([
      { platform: 'alpha', state: 'failed' },
      { platform: 'beta', state: 'live' },
    ]);
    // What may have been made of it is deleted once no late answer can come any more.
    await runJobsOnce({ until: new Date(Date.now() + 10_000) });
    expect(alpha.deleted).toContain('left-there');
  });

  it('gives up reservations that nobody comes back for, and deletes what may have been made', async () => {
    const { id } = await makeRoom({ platform: 'alpha' });
    await leaveReservation(id, 'abandoned');
    await sweepMeetings();
    await runJobsOnce();
    expect(await sql.query({ text: 'SELECT state FROM meetings WHERE room_id = $1', values: [id] })).toEqual([
      { state: 'failed' },
    ]);
    expect(alpha.deleted).toContain('abandoned');
  });
});

describe('a move while people are in a call', () => {
  it('leaves them and newcomers where they are', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha' });
    const first = await enter(slug);
    await moveByHand(id, 'beta');
    expect((await join(slug, 'Newcomer')).meeting.id).toBe(first.meeting.id);
    expect(beta.creates).toHaveLength(0);
  });

  it('takes effect for the next joiner once nobody is there, and the old room is closed at its vendor', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha' });
    const first = await enter(slug);
    await moveByHand(id, 'beta');
    await signalSession({ sessionId: first.participant.id, signal: { state: 'left' }, passes: [await passOf(first)] });
    await fallSilent(first.meeting.id);
    const next = await join(slug);
    expect(next.meeting).toMatchObject({ platform: 'beta' });
    expect(await findMeeting(first.meeting.id)).toMatchObject({ state: 'ended', endReason: 'superseded' });
    await runJobsOnce();
    expect(alpha.deleted).toContain(first.meeting.vendorRoomName);
  });

  it('serves the next joiner with the same empty meeting where nothing changed', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const first = await enter(slug);
    await signalSession({ sessionId: first.participant.id, signal: { state: 'left' }, passes: [await passOf(first)] });
    await fallSilent(first.meeting.id);
    expect((await join(slug)).meeting.id).toBe(first.meeting.id);
    expect(alpha.creates).toHaveLength(1);
  });
});

describe('who may join and end', () => {
  it('keeps guests out of rooms that are not open, and tells them apart', async () => {
    const members = await makeRoom({ platform: 'alpha', visibility: 'members' });
    const hidden = await makeRoom({ platform: 'alpha', visibility: 'private' });
    const stranger = {
      kind: 'user',
      id: crypto.randomUUID(),
      name: 'Eve',
      email: 'eve@example.com',
      role: 'member',
    } as const;
    await expect(join(members.slug)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(joinRoom({ slug: hidden.slug, input: { displayName: 'Eve' }, actor: stranger })).rejects.toMatchObject(
      {
        code: 'room-not-open-to-you',
      },
    );
    await expect(join('no-such-room')).rejects.toMatchObject({ code: 'room-not-found', status: 404 });
    expect(alpha.creates).toHaveLength(0);
  });

  it('gives host rights to nobody who brings a wrong host key', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const answer = joinRoom({ slug, input: { displayName: 'Eve', hostKey: 'a wrong host key' }, actor: GUEST });
    await expect(answer).rejects.toMatchObject({ code: 'invalid-key' });
  });

  it('lets no guest end a call or speak for another session, and ends it at the vendor for a host', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const guest = await enter(slug);
    const pass = await passOf(guest);
    await expect(endMeeting({ meetingId: guest.meeting.id, actor: GUEST, passes: [pass] })).rejects.toMatchObject({
      status: 401,
    });
    const other = await enter(slug, 'Grace');
    const answer = signalSession({ sessionId: other.participant.id, signal: { state: 'left' }, passes: [pass] });
    await expect(answer).rejects.toMatchObject({ code: 'forbidden' });
    await endMeeting({ meetingId: guest.meeting.id, actor: GUEST, passes: [{ ...pass, role: 'host' }] });
    await runJobsOnce();
    expect(await findMeeting(guest.meeting.id)).toMatchObject({ state: 'ended', endReason: 'ended-for-all' });
    // Rooms of other tests, whose closing was planned for later, may have come due meanwhile.
    for (const closed of [alpha.ended, alpha.deleted]) {
      expect(closed.filter((name) => name === guest.meeting.vendorRoomName)).toHaveLength(1);
    }
  });
});
