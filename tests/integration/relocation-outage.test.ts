import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import type { CallPass } from '@/lib/meetings/joining/call-pass';
import { doesPlatformAnswer } from '@/lib/meetings/presence/does-platform-answer';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { relocateMeeting } from '@/lib/meetings/relocation/relocate-meeting';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { makeRoom } from '../support/factories';
import {
  alpha,
  auditOf,
  beta,
  enter,
  forgetAnswers,
  lookAt,
  move,
  relocate,
  runMovesUntil,
  setUpRelocations,
  swap,
} from '../support/relocation-stage';
import { failAsUnavailable } from '../support/scripted-platform';

setUpRelocations();

describe('a platform that doesn’t answer', () => {
  it('is told of to whoever comes, with how many are inside, and moves nobody', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await enter(slug, 'Linus');
    const look = async () => (await previewEntrance({ slug, actor: GUEST })).notice;
    forgetAnswers();
    expect(await look()).toBeNull();
    alpha.isHealthy = false;
    forgetAnswers();
    expect(await look()).toBe(
      '2 people are in this call on Alpha, which doesn’t answer at the moment. You can try to join them.',
    );
    // The page counted one more by the time it asks: it doesn't say two numbers at once.
    expect((await previewEntrance({ slug, actor: GUEST, people: 3 })).notice).toContain('3 people are in this call');
    expect((await enter(slug, 'Newcomer')).meetingId).toBe(grace.meetingId);
  });

  it('is told of at the second look to somebody who stands there alone, where it hangs', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    await enter(slug);
    const look = async () => (await previewEntrance({ slug, actor: GUEST })).notice;
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    // It is given up long after the page has been answered, and asked anew 15 s after that.
    const lookWhileSilent = async () => {
      let giveUp = () => {};
      const silence = new Promise<void>((resolve) => {
        giveUp = resolve;
      });
      alpha.answerHealth = () => silence;
      const notice = await look();
      giveUp();
      await doesPlatformAnswer('alpha');
      vi.setSystemTime(Date.now() + 15_000);
      return notice;
    };
    alpha.isHealthy = false;
    forgetAnswers();
    expect(await lookWhileSilent()).toBeNull();
    expect(await lookWhileSilent()).toContain('which doesn’t answer at the moment');
    alpha.answerHealth = async () => {};
    alpha.isHealthy = true;
    expect(await look()).toBeNull();
    vi.setSystemTime(Date.now() + 15_000);
    expect(await lookWhileSilent()).toBeNull();
  });

  it('that is needed for a way in says so, instead of leading somebody elsewhere alone', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    alpha.answerGrant = failAsUnavailable('alpha');
    await expect(enter(slug, 'Linus')).rejects.toMatchObject({
      code: 'platform-unavailable',
      status: 503,
      details: { people: 1 },
    });
    alpha.answerGrant = async () => {};
    expect((await enter(slug, 'Linus')).meetingId).toBe(grace.meetingId);
    expect(beta.creates).toHaveLength(0);
  });

  it('may be left by a host, who takes everybody along, and by nobody while it answers', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const host: CallPass = { sessionId: grace.sessionId, meetingId: grace.meetingId, role: 'host' };
    const restart = () => relocateMeeting({ meetingId: grace.meetingId, actor: GUEST, passes: [host], input: {} });
    await expect(restart()).rejects.toMatchObject({ code: 'forbidden' });

    alpha.isHealthy = false;
    forgetAnswers();
    await restart();
    expect((await swap(grace)).joined.meeting).toMatchObject({ platform: 'beta', continuesId: grace.meetingId });
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocated', actor_name: 'a host in the call', reason: 'its platform did not answer' },
    ]);
  });
});

describe('a move to a platform that fails', () => {
  it('takes nobody to a third one out of a call that works, at once or by plan', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    await move(slug, 'gamma');
    const grace = await enter(slug);
    await move(slug, 'beta');
    beta.answerCreate = failAsUnavailable('beta');
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({
      code: 'no-platform',
      message: expect.stringMatching(/^The call could not be moved: Beta .*\. Everybody stays on Gamma\.$/),
    });
    const at = new Date(Date.now() + 30 * 60_000);
    await relocate(grace.meetingId, { at: at.toISOString() });
    await runMovesUntil(at);
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', platform: 'gamma', relocationFailure: {} });
    expect(alpha.creates).toHaveLength(0);

    beta.answerCreate = async () => {};
    await sql.query({ text: 'DELETE FROM platform_states' });
    await runMovesUntil(new Date(at.getTime() + 60_000));
    expect((await swap(grace)).joined.meeting).toMatchObject({ platform: 'beta', continuesId: grace.meetingId });
  });

  it('lets an administrator empty a platform that takes nothing new, wherever its rooms go then', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await sql.query({ text: `INSERT INTO platform_states (platform, state) VALUES ('alpha', 'draining')` });
    await relocate(grace.meetingId);
    expect((await swap(grace)).joined.meeting.platform).not.toBe('alpha');
  });
});

describe('a vendor that ends a call itself', () => {
  it('ends it here as soon as a page says so and the vendor has no room any more', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    alpha.isRoomThere = async () => false;
    await signalSession({ sessionId: grace.sessionId, signal: { state: 'left', code: 'ended' }, passes: [grace] });
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'vendor-room-gone' });
    alpha.isRoomThere = null;
  });
});
