import { describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { sql } from '@/lib/data/sql';
import { continueSession } from '@/lib/meetings/relocation/continue-session';
import { moveRooms } from '@/lib/migration/moves/move-rooms';
import { undoMoves } from '@/lib/migration/moves/undo-moves';
import { liftOverride } from '@/lib/migration/overrides/lift-override';
import { getRoom } from '@/lib/rooms/get-room';
import { moveRoomsSchema } from '@/lib/schemas/room-moves';
import { makeRoom } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import {
  admin,
  auditOf,
  beta,
  enter,
  follow,
  lookAt,
  move,
  relocate,
  runMovesUntil,
  setUpRelocations,
  signal,
  swap,
  toPerson,
} from '../support/relocation-stage';
import { runJobsOnce } from '../support/run-jobs-once';

setUpRelocations();

describe('a move back that is asked while an earlier move is under way', () => {
  const moveAlong = (slug: string, platform: string) =>
    moveRooms({
      actor: admin(),
      input: moveRoomsSchema.parse({ rooms: [{ name: slug }], platform, relocateAt: 'now' }),
    });

  const soon = () => new Date(Date.now() + 30_000);

  it('keeps people where they are while the part is being made that the earlier one was to take them to', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    beta.answerCreate = async () => {
      await moveAlong(slug, 'alpha');
    };
    await moveAlong(slug, 'beta');
    await runJobsOnce();
    await runMovesUntil(soon());
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null, continuedBy: null });
    expect((await getRoom({ slug, actor: GUEST })).live).toMatchObject({ platform: 'alpha', people: 1 });
  });

  it('takes people along who have left the one part and are not in the other yet', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId);
    const joined = await continueSession({ sessionId: grace.sessionId, passes: [grace] });
    await signal(grace, 'left');
    await moveAlong(slug, 'alpha');
    const after = await toPerson(joined);
    await runMovesUntil(soon());
    expect((await swap(after)).joined.meeting).toMatchObject({ platform: 'alpha', continuesId: after.meetingId });
  });
});

describe('a move by hand that takes people along', () => {
  const moveAlong = async (slug: string, platform = 'beta', relocateAt: string | null = 'now') => {
    const input = moveRoomsSchema.parse({ rooms: [slug], platform, relocateAt });
    const { changeId } = await moveRooms({ actor: admin(), input });
    return String(changeId);
  };
  const undo = (changeId: string) => undoMoves({ actor: admin(), changeId });

  it('leaves them where they are where it is undone before they were to go', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const at = new Date(Date.now() + 600_000);
    const changeId = await moveAlong(slug, 'beta', at.toISOString());
    const changes = await hearChanges(async () => {
      expect((await undo(changeId)).sentence).toBe('1 room is as it was. Its call stays on Alpha.');
    });
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null });
    await runMovesUntil(at);
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', continuedBy: null });
    expect(beta.creates).toHaveLength(0);
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocation-planned', actor_name: 'ada@example.com', reason: null },
      { action: 'meeting.relocation-cancelled', actor_name: 'ada@example.com', reason: null },
    ]);
  });

  it('leaves them where they are also while every page counts down, and the next ones come to them', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const changeId = await moveAlong(slug);
    await runJobsOnce();
    // A loaded machine may need longer for what follows than people are given to read.
    await sql.query({
      text: `UPDATE meetings SET relocate_at = now() + interval '5 minutes' WHERE relocate_at > now()`,
    });
    const counting = await lookAt(grace.meetingId);
    expect(counting).toMatchObject({ state: 'draining', continuedBy: { platform: 'beta' } });
    const changes = await hearChanges(async () => {
      expect((await undo(changeId)).sentence).toBe('1 room is as it was. Its call stays on Alpha.');
    });
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', people: 1, relocation: null });
    await expect(follow(grace)).rejects.toMatchObject({ code: 'nothing-to-move' });
    expect((await enter(slug, 'Linus')).meetingId).toBe(grace.meetingId);
    await runJobsOnce();
    expect(beta.deleted).toEqual([beta.creates[0]?.roomNamePrefix]);
    // It can be done again.
    await moveAlong(slug);
    await runJobsOnce();
    expect((await swap(grace)).joined.meeting).toMatchObject({ platform: 'beta', continuesId: grace.meetingId });
  });

  it('says where the call goes on where it is undone after somebody went along', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    const changeId = await moveAlong(slug);
    await runJobsOnce();
    await swap(grace);
    expect((await undo(changeId)).sentence).toBe('1 room is as it was. Its call goes on on Beta.');
    expect((await swap(linus)).joined.meeting.platform).toBe('beta');
  });

  it('leaves them where they are where it is undone while their continuation is being made', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const changeId = await moveAlong(slug);
    beta.answerCreate = async () => void (await undo(changeId));
    await runJobsOnce();
    await runJobsOnce();
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null, relocationFailure: null });
    expect(beta.deleted).toContain(beta.creates[0]?.roomNamePrefix);
    expect((await auditOf(roomId)).map(({ action }) => action)).toEqual([
      'meeting.relocation-planned',
      'meeting.relocation-cancelled',
    ]);
  });

  it.each([
    ['lifted', (slug: string) => liftOverride({ actor: admin(), slug, ifMatch: null })],
    ['replaced by a move to where they are', (slug: string) => move(slug, 'alpha')],
    ['replaced by a move elsewhere', (slug: string) => move(slug, 'gamma')],
  ])('leaves them where they are where it is %s', async (_, replace) => {
    for (const isCounting of [false, true]) {
      const { slug } = await makeRoom({ platform: 'alpha' });
      const grace = await enter(slug);
      await moveAlong(slug);
      if (isCounting) await runJobsOnce();
      await replace(slug);
      await runJobsOnce();
      expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null });
    }
  });

  it('takes them to the later one’s platform where another move takes them along instead', async () => {
    for (const isCounting of [false, true]) {
      const { slug } = await makeRoom({ platform: 'alpha' });
      const grace = await enter(slug);
      await moveAlong(slug);
      if (isCounting) await runJobsOnce();
      await moveAlong(slug, 'gamma');
      await runJobsOnce();
      expect((await swap(grace)).joined.meeting).toMatchObject({ platform: 'gamma', continuesId: grace.meetingId });
    }
  });
});
