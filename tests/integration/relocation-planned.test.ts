import { describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { getMeeting } from '@/lib/meetings/get-meeting';
import { planRelocations } from '@/lib/meetings/relocation/plan-relocations';
import { cancelRelocation } from '@/lib/meetings/relocation/relocate-meeting';
import { FAILURES_TO_OPEN } from '@/lib/platforms/breaker';
import { makeRoom } from '../support/factories';
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
  signal,
  swap,
} from '../support/relocation-stage';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAsUnavailable } from '../support/scripted-platform';

setUpRelocations();

describe('a move at a time', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('is told to the call, made by a job, and kept to the second that was said', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const at = inMinutes(30);
    expect(await relocate(grace.meetingId, { at: at.toISOString() })).toBe(grace.meetingId);
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      relocation: { at: at.toISOString(), cause: 'requested' },
      waiting: { relocateAt: at.toISOString() },
    });
    await runJobsOnce();
    expect(beta.creates).toHaveLength(0);
    await runMovesUntil(at);
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'draining', relocation: { at: at.toISOString() } });
    expect((await auditOf(roomId)).map(({ action }) => action)).toEqual([
      'meeting.relocation-planned',
      'meeting.relocated',
    ]);
    expect((await auditOf(roomId)).at(-1)).toMatchObject({
      actor_name: 'Patchbay',
      reason: 'as ada@example.com had planned',
    });
  });

  it('can be called off, and changed', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: inMinutes(30).toISOString() });
    await relocate(grace.meetingId, { at: inMinutes(60).toISOString() });
    await runMovesUntil(inMinutes(31));
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'live' });
    await cancelRelocation({ meetingId: grace.meetingId, actor: admin() });
    await runMovesUntil(inMinutes(61));
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null });
    expect(beta.creates).toHaveLength(0);
  });

  it('is made although its job was lost', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: inMinutes(30).toISOString() });
    await sql.query({ text: 'DELETE FROM graphile_worker._private_jobs' });
    await planRelocations(inMinutes(32));
    await runMovesUntil(inMinutes(32));
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'draining' });
  });

  it('is given up where the room belongs to the call’s platform again', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: inMinutes(30).toISOString() });
    await move(slug, 'alpha');
    await runMovesUntil(inMinutes(30));
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null });
    expect((await auditOf(roomId)).map(({ action }) => action)).toContain('meeting.relocation-cancelled');
  });

  it('that its platform does not take is late, then given up: the call, the room’s page and the audit log say why', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const at = inMinutes(30);
    await relocate(grace.meetingId, { at: at.toISOString() });
    beta.answerCreate = failAsUnavailable('beta');
    const lookAsGuest = () => getMeeting({ meetingId: grace.meetingId, actor: GUEST, passes: [grace] });
    const minutesLate = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    await runMovesUntil(at);
    expect((await lookAsGuest()).relocationFailure).toMatchObject({ platform: 'beta', sentence: 'Beta failed' });
    // Its time doesn't hold any more, for whoever reads of the change that waits.
    expect((await lookAt(grace.meetingId)).waiting).toMatchObject({
      relocateAt: at.toISOString(),
      isRelocationFailing: true,
    });
    // Often enough for the platform to be left alone, which is no reason to believe that the room belongs here.
    const changes = await hearChanges(async () => {
      for (let attempt = 1; attempt <= FAILURES_TO_OPEN; attempt += 1) await runMovesUntil(minutesLate(attempt));
    });
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      relocation: { at: at.toISOString() },
      relocationFailure: {
        platform: 'beta',
        sentence: 'Beta failed several times in a row and is left alone for a while',
      },
    });
    await runMovesUntil(minutesLate(6));
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      people: 1,
      relocation: null,
      relocationFailure: { platform: 'beta' },
    });
    expect(await lookAsGuest()).toMatchObject({ relocation: null, relocationFailure: { sentence: 'Beta failed' } });
    expect((await auditOf(roomId)).at(-1)).toEqual({
      action: 'meeting.relocation-cancelled',
      actor_name: 'Patchbay',
      reason:
        'The call could not be moved: Beta failed several times in a row and is left alone for a while. Everybody stays on Alpha.',
    });
    // Another plan is another chance.
    await sql.query({ text: 'TRUNCATE platform_states' });
    await relocate(grace.meetingId, { at: inMinutes(60).toISOString() });
    expect(await lookAt(grace.meetingId)).toMatchObject({
      relocationFailure: null,
      waiting: { isRelocationFailing: false },
    });
  });

  it('does not have a platform left alone for longer, however often it is tried', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const at = inMinutes(30);
    await relocate(grace.meetingId, { at: at.toISOString() });
    beta.answerCreate = failAsUnavailable('beta');
    for (let attempt = 0; attempt < FAILURES_TO_OPEN + 3; attempt += 1) {
      // Each time as if its pause were over.
      await sql.query({ text: `UPDATE platform_states SET breaker_open_until = now() - interval '1 millisecond'` });
      await runMovesUntil(new Date(at.getTime() + attempt * 40_000));
    }
    expect(beta.creates).toHaveLength(FAILURES_TO_OPEN + 3);
    expect(await secondsLeftAlone('beta')).toBeLessThanOrEqual(15);
    await cancelRelocation({ meetingId: grace.meetingId, actor: admin() });
  });

  it('wants a time that lies ahead', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    for (const at of [inMinutes(-1), inMinutes(60 * 24 * 8)]) {
      await expect(relocate(grace.meetingId, { at: at.toISOString() })).rejects.toMatchObject({
        code: 'invalid-request',
      });
    }
  });
});

describe('a vendor’s end that can’t be moved', () => {
  it('is counted down to, and the call goes on in another room of the same platform', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const end = new Date(Date.now() + 14 * 60_000);
    await sql.query({ text: 'UPDATE meetings SET vendor_end_date = $2 WHERE id = $1', values: [grace.meetingId, end] });
    await planRelocations(new Date());
    await planRelocations(new Date());
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      relocation: { at: end.toISOString(), cause: 'vendor-end' },
    });
    await expect(cancelRelocation({ meetingId: grace.meetingId, actor: admin() })).rejects.toMatchObject({
      code: 'nothing-to-move',
    });
    await runMovesUntil(end);
    expect(alpha.creates).toHaveLength(2);
    const after = await swap(grace);
    expect(after.joined.meeting).toMatchObject({ platform: 'alpha', continuesId: grace.meetingId });
    expect(after.joined.meeting.vendorEndDate.getTime()).toBeGreaterThan(end.getTime() + 3_600_000);
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocated', actor_name: 'Patchbay', reason: 'its room at the platform was about to end' },
    ]);
  });

  it('is waited for by nobody where nobody is in, and where the vendor can be asked for more time', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await signal(grace, 'left');
    await sql.query({
      text: `UPDATE meetings SET vendor_end_date = now() + interval '5 minutes' WHERE id = $1`,
      values: [grace.meetingId],
    });
    await planRelocations(new Date());
    expect(await lookAt(grace.meetingId)).toMatchObject({ relocation: null });

    await signal(grace, 'joined');
    alpha.extendRoom = async () => {};
    await planRelocations(new Date());
    expect(await lookAt(grace.meetingId)).toMatchObject({ relocation: null });
    alpha.extendRoom = null;
  });
});
