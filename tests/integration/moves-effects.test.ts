import { describe, expect, it } from 'vitest';
import { deleteKillSwitch, insertKillSwitch } from '@/lib/data/migration/kill-switches';
import { sql } from '@/lib/data/sql';
import { makeRoom, type TestRoom } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { makeRooms, names, occupy, post, preview, resultsOf, setUpMoves } from '../support/moves-stage';

setUpMoves();

describe('what a room gives up', () => {
  it('blocks where its meetings of the last days used what is lacking, and a waiver of it is kept and audited', async () => {
    const room = await makeRoom({ platform: 'beta' });
    const other = await makeRoom({ platform: 'beta' });
    const meeting = await makeMeeting(room.id, { state: 'ended', platform: 'beta' });
    await sql.query({
      text: `INSERT INTO recordings (meeting_id, platform, state) VALUES ($1, 'beta', 'ready')`,
      values: [meeting.id],
    });
    const first = await preview({ rooms: names(room, other), platform: 'alpha' });
    expect(first.body.rooms[0]).toMatchObject({ result: 'blocked', needs: ['cloud-recording'] });
    expect(first.body.rooms[0]?.sentence).toContain('which its meetings of the last 30 days used');
    const waive = ['cloud-recording'];
    const second = await post({ rooms: names(room, other), platform: 'alpha', waive });
    expect(second.status).toBe(200);
    expect(resultsOf(second.body.rooms)).toEqual({ [room.slug]: 'degraded', [other.slug]: 'ok' });
    expect(second.body.rooms[0]?.losses.join()).toContain('cloud recording');
    const kept = await sql.query({
      text: 'SELECT room_id, waive FROM overrides WHERE room_id = ANY ($1) AND lifted_at IS NULL',
      values: [[room.id, other.id]],
    });
    // Nobody gave anything up for a room that doesn't need it.
    expect(Object.fromEntries(kept.map(({ room_id, waive: kinds }) => [room_id, kinds]))).toEqual({
      [room.id]: waive,
      [other.id]: [],
    });
    const [entry] = await sql.query<{ after: { override: { waive: string[] } } }>({
      text: `SELECT after FROM audit_entries WHERE subject_id = $1 AND action = 'override.set'`,
      values: [room.id],
    });
    expect(entry?.after.override.waive).toEqual(waive);
  });
});

describe('people in a call', () => {
  it('are counted and marked alike: only where they are on another platform than the next meeting', async () => {
    const away = await makeRoom({ platform: 'beta' });
    const there = await makeRoom({ platform: 'beta' });
    await makeSession((await makeMeeting(away.id, { platform: 'beta' })).id);
    await makeSession((await makeMeeting(there.id, { platform: 'alpha' })).id);
    const { body } = await preview({ rooms: [away.slug, there.slug], platform: 'alpha' });
    expect(body.summary).toMatchObject({ moves: 2, calls: 1, people: 1 });
    expect(body.rooms.map(({ name, call }) => [name, call?.platform, call?.isElsewhere])).toEqual([
      [away.slug, 'beta', true],
      [there.slug, 'alpha', false],
    ]);
  });

  it('stay, unless they are to be moved along: then their call is told when', async () => {
    const [staying, moving] = (await makeRooms(2)) as [TestRoom, TestRoom];
    const stays = await occupy(staying, 1);
    const moves = await occupy(moving, 2);
    await post({ rooms: [staying.slug], platform: 'alpha' });
    const { body } = await post({ rooms: [moving.slug], platform: 'alpha', relocateAt: 'now' });
    expect(body.summary.sentence).toBe(
      '1 room moves at its next meeting; 1 is in a call with 2 people, who are moved along.',
    );
    const rows = await sql.query({
      text: "SELECT id, relocate_by, relocate_at < now() + interval '1 minute' AS is_soon FROM meetings WHERE id = ANY ($1)",
      values: [[stays.id, moves.id]],
    });
    expect(rows.find(({ id }) => id === stays.id)).toMatchObject({ relocate_by: null, is_soon: null });
    expect(rows.find(({ id }) => id === moves.id)).toMatchObject({ relocate_by: 'API key test', is_soon: true });
  });

  it('are moved along, and said to be, also where only their call is elsewhere and the next meeting is there already', async () => {
    const room = await makeRoom({ platform: 'beta' });
    await post({ rooms: [room.slug], platform: 'alpha' });
    const meeting = await makeMeeting(room.id, { platform: 'alpha' });
    await makeSession(meeting.id);
    await insertKillSwitch(sql, { target: 'alpha', onBy: 'ada@example.com', reason: null });
    try {
      const asked = { rooms: [room.slug], platform: 'beta' };
      const staying = await preview(asked);
      expect(staying.body.summary).toMatchObject({
        ...{ moves: 0, calls: 1, people: 1 },
        sentence:
          'No room moves; 1 room has its next meeting there already; 1 is in a call with one person, who stays.',
      });
      expect(staying.body.rooms[0]?.sentence).toBe(
        'Its next meeting is on Beta as it is; one person in this call stays on Alpha.',
      );
      for (const ask of [preview, post]) {
        const { body } = await ask({ ...asked, relocateAt: 'now' });
        expect(body.summary).toMatchObject({
          ...{ moves: 0, calls: 1, people: 1 },
          sentence:
            'No room moves; 1 room has its next meeting there already; 1 is in a call with one person, who is moved along.',
        });
        expect(body.rooms[0]?.sentence).toBe(
          'Its next meeting is on Beta as it is; one person in this call is moved along.',
        );
      }
      const [planned] = await sql.query({
        text: 'SELECT relocate_by FROM meetings WHERE id = $1',
        values: [meeting.id],
      });
      expect(planned).toEqual({ relocate_by: 'API key test' });
    } finally {
      await deleteKillSwitch(sql, 'alpha');
    }
  });

  it('are told of where the move leads elsewhere for now', async () => {
    const room = await makeRoom({ platform: 'beta' });
    await occupy(room, 2);
    await insertKillSwitch(sql, { target: 'alpha', onBy: 'ada@example.com', reason: null });
    try {
      const { body } = await preview({ rooms: [room.slug], platform: 'alpha', relocateAt: 'now' });
      expect(body.summary).toMatchObject({ moves: 0, calls: 1, people: 2 });
      expect(body.rooms[0]?.sentence).toMatch(
        /^For now its next meeting is on Beta all the same; 2 people in this call are moved along\. /,
      );
    } finally {
      await deleteKillSwitch(sql, 'alpha');
    }
  });

  it('are moved along once the target takes them, where it is left alone after failures just now', async () => {
    const room = await makeRoom({ platform: 'beta' });
    const meeting = await makeMeeting(room.id, { platform: 'beta' });
    await makeSession(meeting.id);
    await sql.query({
      text: `INSERT INTO platform_states (platform, failures_in_row, breaker_opened_at, breaker_open_until, breaker_cause)
             VALUES ('alpha', 3, now(), now() + interval '1 minute', 'create-failed')`,
    });
    try {
      const asked = { rooms: [room.slug], platform: 'alpha' };
      // Offered before anybody says what is to become of them.
      expect((await preview(asked)).body.summary).toMatchObject({ moves: 0, calls: 1, people: 1 });
      const { body } = await post({ ...asked, relocateAt: 'now' });
      expect(body.summary).toMatchObject({ moves: 0, calls: 1, people: 1 });
      expect(body.rooms[0]).toMatchObject({
        call: { platform: 'beta', destination: 'alpha' },
        sentence: expect.stringContaining('one person in this call is moved along once Alpha takes them'),
      });
      expect(await sql.query({ text: 'SELECT relocate_by FROM meetings WHERE id = $1', values: [meeting.id] })).toEqual(
        [{ relocate_by: 'API key test' }],
      );
    } finally {
      await sql.query({ text: `DELETE FROM platform_states WHERE platform = 'alpha'` });
    }
  });
});
