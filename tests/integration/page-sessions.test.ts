import { beforeAll, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { selectMeetingWithRoom } from '@/lib/data/meetings/meeting-history';
import { listSessions } from '@/lib/data/meetings/participant-sessions';
import { sql } from '@/lib/data/sql';
import { endEmptyMeeting } from '@/lib/meetings/ending/end-empty-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import type { Joined } from '@/lib/meetings/joining/joined';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { makeRoom } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha');
});

async function openCall() {
  const room = await makeRoom({ platform: 'alpha', graceSeconds: 120 });
  const joined = await joinRoom({ slug: room.slug, input: { displayName: 'Ada' }, actor: GUEST });
  const people = async () => (await selectMeetingWithRoom(joined.meeting.id))?.people;
  return { joined, people };
}

describe('somebody known only from their own page', () => {
  const sign = (joined: Joined) => {
    const { id: sessionId, role } = joined.participant;
    return signalSession({
      sessionId,
      signal: { state: 'joined' },
      passes: [{ sessionId, meetingId: joined.meeting.id, role }],
    });
  };
  /** Moves what a page said into the past: that it joined, and its last sign. */
  const age = (joined: Joined, seconds: { joined: number; heard: number }) =>
    sql.query({
      text: `UPDATE participant_sessions SET joined_at = now() - $2 * interval '1 second', last_sign_at = now() - $3 * interval '1 second' WHERE id = $1`,
      values: [joined.participant.id, seconds.joined, seconds.heard],
    });
  const nextCheck = async (meetingId: string) => {
    const [row] = await sql.query<{ seconds: number }>({
      text: `SELECT extract(epoch FROM run_at - now())::float8 AS seconds FROM graphile_worker.jobs WHERE key = $1`,
      values: [`end-empty-meeting:${meetingId}`],
    });
    return row?.seconds;
  };

  it('left at the last sign of their page, once it has been silent for 90 seconds', async () => {
    const { joined, people } = await openCall();
    await sign(joined);
    await age(joined, { joined: 600, heard: 89 });
    await endEmptyMeeting(joined.meeting.id);
    expect(await people()).toBe(1);
    await age(joined, { joined: 600, heard: 91 });
    await endEmptyMeeting(joined.meeting.id);
    expect(await people()).toBe(0);
    const [session] = await listSessions(joined.meeting.id);
    const stayed = (session?.leftAt?.getTime() ?? 0) - (session?.joinedAt?.getTime() ?? 0);
    expect(Math.round(stayed / 1000)).toBe(509);
  });

  it('is looked for as soon as their silence is long enough, and no more often than four times a minute', async () => {
    const { joined } = await openCall();
    await sign(joined);
    await age(joined, { joined: 600, heard: 60 });
    await endEmptyMeeting(joined.meeting.id);
    expect(await nextCheck(joined.meeting.id)).toBeCloseTo(31, -1);
    await age(joined, { joined: 600, heard: 89 });
    await endEmptyMeeting(joined.meeting.id);
    expect(await nextCheck(joined.meeting.id)).toBeGreaterThan(13);
    expect(await nextCheck(joined.meeting.id)).toBeLessThan(16);
  });
});
