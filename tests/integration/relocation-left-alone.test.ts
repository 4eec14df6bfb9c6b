import { describe, expect, it } from 'vitest';
import { GET as GET_ROOM } from '@/app/api/v1/admin/rooms/[name]/route';
import { POST as RELOCATE } from '@/app/api/v1/meetings/[id]/relocate/route';
import { GUEST } from '@/lib/access/actor';
import { sql } from '@/lib/data/sql';
import { getMeeting } from '@/lib/meetings/get-meeting';
import { cancelRelocation } from '@/lib/meetings/relocation/relocate-meeting';
import { liftOverride } from '@/lib/migration/overrides/lift-override';
import { FAILURES_TO_OPEN } from '@/lib/platforms/breaker';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import {
  admin,
  alpha,
  auditOf,
  beta,
  enter,
  lookAt,
  move,
  relocate,
  runMovesUntil,
  secondsLeftAlone,
  setUpRelocations,
  swap,
} from '../support/relocation-stage';
import { failAsUnavailable } from '../support/scripted-platform';

setUpRelocations();

/** Has Beta left alone after many failures, for so long; also for no time any more. */
const leaveAlone = (seconds = 15) =>
  sql.query({
    text: `INSERT INTO platform_states (platform, failures_in_row, breaker_opened_at, breaker_open_until, breaker_cause)
           VALUES ('beta', $1, now(), now() + $2 * interval '1 second', 'create-failed')
           ON CONFLICT (platform) DO UPDATE SET failures_in_row = $1, breaker_opened_at = now(),
             breaker_open_until = now() + $2 * interval '1 second', breaker_cause = 'create-failed'`,
    values: [FAILURES_TO_OPEN, seconds],
  });

const answerAgain = () => sql.query({ text: 'DELETE FROM platform_states' });

const leadsTo = async (meetingId: string) => ((await lookAt(meetingId)).waiting as WaitingChange).leadsTo;

/** A call on Gamma in a room that belongs on Beta, which is left alone: meanwhile Alpha takes its place. */
async function callAwayFromHome() {
  const { id: roomId, slug } = await makeRoom({ platform: 'beta' });
  await move(slug, 'gamma');
  const grace = await enter(slug);
  await liftOverride({ actor: admin(), slug, ifMatch: null });
  await leaveAlone();
  return { roomId, slug, grace, meetingId: grace.meetingId };
}

describe('a call in a room whose platform is left alone after many failures', () => {
  it('goes at once to what takes its place, where whoever asks was told so', async () => {
    const { grace, meetingId } = await callAwayFromHome();
    expect(await lookAt(meetingId)).toMatchObject({ waiting: { platform: 'alpha' } });
    expect(await leadsTo(meetingId)).toEqual({ empty: 'alpha', time: 'beta', now: 'alpha' });
    await relocate(meetingId, { platform: 'alpha' });
    expect(await lookAt(meetingId)).toMatchObject({ state: 'draining', continuedBy: { platform: 'alpha' } });
    expect((await swap(grace)).joined.meeting).toMatchObject({ platform: 'alpha', continuesId: meetingId });
    expect(beta.creates).toHaveLength(0);
  });

  it('goes there too, and finds nothing out about it, where its pause ends just then', async () => {
    const { meetingId } = await callAwayFromHome();
    await leaveAlone(0);
    beta.answerCreate = failAsUnavailable('beta');
    await relocate(meetingId, { platform: 'alpha' });
    expect(await lookAt(meetingId)).toMatchObject({ continuedBy: { platform: 'alpha' } });
    expect(beta.creates).toHaveLength(0);
  });

  it('stays where its platform answers again meanwhile, and whoever asks reads where it would go', async () => {
    const { roomId, meetingId } = await callAwayFromHome();
    await answerAgain();
    const as = await makeCaller(await makeUser({ role: 'admin' }));
    const { status, body } = await callApi(RELOCATE, {
      as,
      params: { id: meetingId },
      body: { platform: 'alpha' },
    });
    expect([status, body]).toMatchObject([
      409,
      {
        code: 'next-platform-changed',
        detail:
          'Nobody was moved: by now this call would go to Beta, not to Alpha. Beta, because it is this room’s home platform.',
        platform: 'beta',
      },
    ]);
    expect(await lookAt(meetingId)).toMatchObject({ state: 'live', relocationFailure: null });
    expect([...alpha.creates, ...beta.creates]).toEqual([]);
    expect(await auditOf(roomId)).toEqual([]);
    expect(await leadsTo(meetingId)).toEqual({ empty: 'beta', time: 'beta', now: 'beta' });
    await relocate(meetingId, { platform: 'beta' });
    expect(await lookAt(meetingId)).toMatchObject({ continuedBy: { platform: 'beta' } });
  });

  it('stays where what takes its place fails as well, which is named', async () => {
    const { roomId, meetingId } = await callAwayFromHome();
    alpha.answerCreate = failAsUnavailable('alpha');
    const message = 'The call could not be moved: Alpha failed when asked for a meeting. Everybody stays on Gamma.';
    await expect(relocate(meetingId, { platform: 'alpha' })).rejects.toMatchObject({ code: 'no-platform', message });
    expect(await lookAt(meetingId)).toMatchObject({ state: 'live', relocationFailure: { platform: 'alpha' } });
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocation-failed', actor_name: 'ada@example.com', reason: message },
    ]);
    expect(beta.creates).toHaveLength(0);
  });

  it('has the platform itself tried neither for an administrator nor by a plan before its pause is over', async () => {
    const { meetingId } = await callAwayFromHome();
    for (const asked of [{}, { platform: 'beta' }]) {
      await expect(relocate(meetingId, asked)).rejects.toMatchObject({
        code: 'no-platform',
        message:
          'The call could not be moved: Beta failed several times in a row and is left alone for a while. Everybody stays on Gamma.',
      });
    }
    const at = new Date(Date.now() + 30 * 60_000);
    await relocate(meetingId, { at: at.toISOString() });
    await runMovesUntil(at);
    expect(beta.creates).toHaveLength(0);
    await cancelRelocation({ meetingId, actor: admin() });
  });

  it('goes at a time to where its room belongs, which is what whoever plans is told', async () => {
    const { meetingId } = await callAwayFromHome();
    const at = new Date(Date.now() + 30 * 60_000);
    const plan = (platform: string) => relocate(meetingId, { at: at.toISOString(), platform });
    await expect(plan('alpha')).rejects.toMatchObject({ code: 'next-platform-changed', details: { platform: 'beta' } });
    await plan('beta');
    expect(await leadsTo(meetingId)).toEqual({ empty: 'alpha', time: 'beta', now: 'alpha' });
    await answerAgain();
    await runMovesUntil(at);
    expect(await lookAt(meetingId)).toMatchObject({ continuedBy: { platform: 'beta' } });
  });
});

describe('a move at once that fails where the call is on what takes the platform’s place', () => {
  it('stays readable with its cause though nothing waits any more, and is in the audit log', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'beta' });
    await leaveAlone();
    const grace = await enter(slug);
    expect(grace.joined.meeting.platform).toBe('alpha');
    await leaveAlone(0);
    beta.answerCreate = failAsUnavailable('beta');
    const message = 'The call could not be moved: Beta failed when asked for a meeting. Everybody stays on Alpha.';
    expect(await leadsTo(grace.meetingId)).toMatchObject({ now: 'beta' });
    const changes = await hearChanges(async () => {
      await expect(relocate(grace.meetingId, { platform: 'beta' })).rejects.toMatchObject({ message });
    });
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    expect(await secondsLeftAlone('beta')).toBeGreaterThan(0);
    expect(await lookAt(grace.meetingId)).toMatchObject({
      waiting: null,
      relocation: null,
      relocationFailure: { platform: 'beta', sentence: 'Beta failed when asked for a meeting', isAtOnce: true },
    });
    // Nobody else was told of a move.
    const asGuest = await getMeeting({ meetingId: grace.meetingId, actor: GUEST, passes: [grace] });
    expect(asGuest.relocationFailure).toBeNull();
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocation-failed', actor_name: 'ada@example.com', reason: message },
    ]);
  });

  it('says nothing of what is planned for later', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const { meetingId } = await enter(slug);
    await move(slug);
    const at = new Date(Date.now() + 30 * 60_000).toISOString();
    await relocate(meetingId, { at });
    beta.answerCreate = failAsUnavailable('beta');
    await expect(relocate(meetingId, { platform: 'beta' })).rejects.toMatchObject({ code: 'no-platform' });
    const waiting = { relocateAt: at, isRelocationFailing: false };
    expect(await lookAt(meetingId)).toMatchObject({ waiting, relocationFailure: { isAtOnce: true } });
    const as = await makeCaller(await makeUser({ role: 'admin' }));
    expect((await callApi(GET_ROOM, { as, params: { name: slug } })).body).toMatchObject({ waiting });
  });
});
