import { describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { continueSession } from '@/lib/meetings/relocation/continue-session';
import { relocateMeeting } from '@/lib/meetings/relocation/relocate-meeting';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { getRoom } from '@/lib/rooms/get-room';
import { updateRoom } from '@/lib/rooms/update-room';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import {
  admin,
  alpha,
  auditOf,
  beta,
  enter,
  follow,
  lookAt,
  move,
  relocate,
  setUpRelocations,
  signal,
  swap,
  toPerson,
} from '../support/relocation-stage';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAsUnavailable } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';

setUpRelocations();

describe('moving a call', () => {
  it('takes everybody along as who they are, tells their pages, and ends the old half when it is empty', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const [grace, host] = [
      await enter(slug),
      await toPerson(await joinRoom({ slug, input: { displayName: 'Ada' }, actor: admin() })),
    ];
    await move(slug);
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      waiting: { platform: 'beta', people: 2, relocateAt: null, since: expect.any(String) },
    });

    let newId = '';
    const changes = await hearChanges(async () => {
      newId = await relocate(grace.meetingId);
    });
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'draining',
      people: 2,
      continuedBy: { id: newId, platform: 'beta' },
      relocation: { cause: 'requested' },
    });
    expect(await findMeeting(newId)).toMatchObject({ state: 'live', platform: 'beta', continuesId: grace.meetingId });
    // Newcomers are with those who follow.
    expect((await enter(slug, 'Newcomer')).meetingId).toBe(newId);

    const after = await swap(grace);
    expect(after).toMatchObject({ meetingId: newId, role: 'guest' });
    expect(after.joined.participant.displayName).toBe('Grace');
    // One gathering, each person once, wherever they are at this moment.
    expect((await getRoom({ slug, actor: GUEST })).live).toMatchObject({ meetingId: newId, people: 3 });
    expect(await lookAt(newId)).toMatchObject({ people: 3, continuesId: grace.meetingId });
    await runJobsOnce();
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'draining' });

    const hostAfter = await follow(host);
    expect(hostAfter.role).toBe('host');
    expect((await getRoom({ slug, actor: GUEST })).live?.people).toBe(3);
    await signal(host, 'left');
    await runJobsOnce();
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'moved' });
    expect(alpha.deleted).toEqual([grace.joined.meeting.vendorRoomName]);
    expect(beta.deleted).toEqual([]);
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocated', actor_name: 'ada@example.com', reason: null },
    ]);
  });

  it('counts whoever is on the way from one part to the other, and nobody who never arrives', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const people = [await enter(slug), await enter(slug, 'Linus')];
    await move(slug);
    const newId = await relocate(people[0]?.meetingId ?? '');
    for (const person of people) {
      // The page of the new part is loading; it has said goodbye to the one before.
      await continueSession({ sessionId: person.sessionId, passes: [person] });
      await signal(person, 'left');
      expect(await lookAt(newId)).toMatchObject({ people: 2 });
      expect((await getRoom({ slug, actor: GUEST })).live?.people).toBe(2);
    }
    // Somebody who merely tries to come in isn't in yet.
    await joinRoom({ slug, input: { displayName: 'Newcomer' }, actor: GUEST });
    expect(await lookAt(newId)).toMatchObject({ people: 2 });
    await sql.query({
      text: `UPDATE participant_sessions SET created_at = now() - interval '31 seconds' WHERE meeting_id = $1`,
      values: [newId],
    });
    expect(await lookAt(newId)).toMatchObject({ people: 0 });
  });

  it('says of people that they have stayed behind only once they could have come', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    await move(slug);
    const newId = await relocate(grace.meetingId);
    const look = async () => ({
      inCall: (await lookAt(newId)).otherParts,
      atEntrance: (await previewEntrance({ slug, actor: GUEST })).notice,
    });
    expect(await look()).toEqual({ inCall: [], atEntrance: null });
    await swap(grace);
    expect(await look()).toEqual({ inCall: [], atEntrance: null });

    await sql.query({
      text: `UPDATE meetings SET relocate_at = relocate_at - interval '45 seconds' WHERE id = $1`,
      values: [linus.meetingId],
    });
    expect(await look()).toEqual({
      inCall: [{ platform: 'alpha', people: 1 }],
      atEntrance: expect.stringContaining('One person is in the earlier part of this call on Alpha'),
    });
  });

  it('keeps who is who to the vendor, and their answer to being recorded', async () => {
    const { slug } = await makeRoom({ platform: 'alpha', recording: 'cloud' });
    const grace = await toPerson(
      await joinRoom({ slug, input: { displayName: 'Grace', consent: false }, actor: GUEST }),
    );
    await move(slug);
    await relocate(grace.meetingId);
    const after = await follow(grace);
    const rows = await sql.query({
      text: `SELECT participant_id, recording_consent FROM participant_sessions WHERE id = ANY($1) ORDER BY created_at`,
      values: [[grace.sessionId, after.sessionId]],
    });
    expect(rows).toEqual(Array(2).fill({ participant_id: grace.sessionId, recording_consent: false }));
    expect(JSON.stringify(after.joined.embed)).toContain(`guest:${grace.sessionId}`);
  });

  it('still takes events of the half that people leave', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId);
    const roomName = grace.joined.meeting.vendorRoomName;
    const participant = {
      connectionId: 'c-1',
      participantId: grace.sessionId,
      displayName: 'Grace',
      isHost: false,
      isBot: false,
    };
    await sendEvents(
      'alpha',
      { type: 'participant-joined', roomName, at: new Date(Date.now() - 5_000), participant },
      { type: 'participant-left', roomName, at: new Date(), participant },
    );
    await runJobsOnce();
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'moved' });
  });

  it('changes nothing where no platform takes it', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    beta.answerCreate = failAsUnavailable('beta');
    alpha.answerCreate = failAsUnavailable('alpha');
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'no-platform' });
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', people: 1, relocation: null });
    await expect(follow(grace)).rejects.toMatchObject({ code: 'nothing-to-move' });
  });

  it('is made once, however many ask at once', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => relocate(grace.meetingId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(beta.creates).toHaveLength(1);
  });

  it('leaves nobody between two meetings where its reservation was lost meanwhile', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const states: unknown[] = [];
    beta.answerCreate = async () => {
      states.push((await lookAt(grace.meetingId)).state);
      if (states.length > 1) return;
      await sql.query({ text: `UPDATE meetings SET state = 'failed', lease_token = NULL WHERE state = 'creating'` });
    };
    const newId = await relocate(grace.meetingId);
    expect(states).toEqual(['live', 'live']);
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'draining', continuedBy: { id: newId } });
  });

  it('is at once where it was planned for later', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: new Date(Date.now() + 3_600_000).toISOString() });
    await relocate(grace.meetingId);
    const { relocation } = await lookAt(grace.meetingId);
    expect((relocation as { inSeconds: number }).inSeconds).toBeLessThan(60);
  });

  it('comes to nothing where the call is ended meanwhile', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    beta.answerCreate = async () => endMeeting({ meetingId: grace.meetingId, actor: admin(), passes: [] });
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'meeting-ended' });
    await runJobsOnce({ until: new Date(Date.now() + 10_000) });
    expect(beta.deleted).toContain(beta.creates[0]?.roomNamePrefix);
    expect((await getRoom({ slug, actor: GUEST })).live).toBeNull();
  });

  it('refuses guests, members, calls that are where they belong, and calls in which nobody is', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'nothing-to-move' });
    const asked = { meetingId: grace.meetingId, input: {} };
    await expect(relocateMeeting({ ...asked, actor: GUEST, passes: [grace] })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    const member = await makeUser();
    await expect(relocateMeeting({ ...asked, actor: member.actor, passes: [] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await move(slug);
    await signal(grace, 'left');
    await sql.query({ text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes'` });
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'nothing-to-move' });
  });

  it('lets nobody come along who has left, nor anybody else in their name', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    await move(slug);
    await relocate(grace.meetingId);
    await signal(grace, 'left');
    await expect(follow(grace)).rejects.toMatchObject({ code: 'session-over' });
    await expect(continueSession({ sessionId: linus.sessionId, passes: [grace] })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('takes nobody unasked along to a call that may be recorded, and whoever answers with their answer', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    await sql.query({ text: `UPDATE rooms SET recording = 'cloud' WHERE slug = $1`, values: [slug] });
    await move(slug);
    const newId = await relocate(grace.meetingId);
    expect(await lookAt(grace.meetingId)).toMatchObject({ continuedBy: { id: newId, recording: 'cloud' } });
    await expect(follow(grace)).rejects.toMatchObject({ code: 'consent-required', details: { recording: 'cloud' } });
    for (const [person, consent] of [
      [grace, true],
      [linus, false],
    ] as const) {
      const { participant } = await continueSession({ sessionId: person.sessionId, passes: [person], consent });
      const [row] = await sql.query({
        text: 'SELECT recording_consent FROM participant_sessions WHERE id = $1',
        values: [participant.id],
      });
      expect(row).toEqual({ recording_consent: consent });
    }
  });

  it('ends for all in both halves at once', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    await move(slug);
    const newId = await relocate(grace.meetingId);
    const after = await swap(grace);
    await endMeeting({ meetingId: linus.meetingId, actor: admin(), passes: [] });
    for (const id of [newId, linus.meetingId]) {
      expect(await findMeeting(id)).toMatchObject({ state: 'ended', endReason: 'ended-for-all' });
    }
    await expect(follow(linus)).rejects.toMatchObject({ code: 'meeting-ended' });
    await runJobsOnce();
    expect([alpha.deleted.length, beta.deleted.length]).toEqual([1, 1]);
    expect(after.meetingId).toBe(newId);
  });
});

describe('a room that is renamed while people are in it', () => {
  it('changes nothing for them, and takes the next ones into the same call by both names', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const name = `${slug}-new`;
    await updateRoom({ actor: admin(), slug, changes: { name }, ifMatch: null });
    await signal(grace, 'joined');
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', room: name, people: 1 });
    for (const link of [slug, name]) expect((await enter(link, 'Linus')).meetingId).toBe(grace.meetingId);
    await move(name);
    await relocate(grace.meetingId);
    expect((await swap(grace)).joined.room.slug).toBe(name);
  });
});
