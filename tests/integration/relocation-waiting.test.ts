import { describe, expect, it } from 'vitest';
import { GET as GET_ROOM } from '@/app/api/v1/admin/rooms/[name]/route';
import { cancelRelocation } from '@/lib/meetings/relocation/relocate-meeting';
import { FAILURES_TO_OPEN } from '@/lib/platforms/breaker';
import { callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import {
  admin,
  beta,
  enter,
  lookAt,
  move,
  relocate,
  runMovesUntil,
  secondsLeftAlone,
  setUpRelocations,
} from '../support/relocation-stage';
import { failAsUnavailable } from '../support/scripted-platform';

setUpRelocations();

/** A call whose planned move to Beta failed until Beta is left alone. */
async function failMove(room: { readonly platform: string; readonly callOn: string }) {
  const { slug } = await makeRoom({ platform: room.platform });
  if (room.callOn !== room.platform) await move(slug, room.callOn);
  const { meetingId } = await enter(slug);
  await move(slug);
  const at = new Date(Date.now() + 30 * 60_000);
  await relocate(meetingId, { at: at.toISOString() });
  beta.answerCreate = failAsUnavailable('beta');
  for (let attempt = 0; attempt < FAILURES_TO_OPEN; attempt += 1) {
    await runMovesUntil(new Date(at.getTime() + attempt * 60_000));
  }
  expect(await secondsLeftAlone('beta')).toBeGreaterThan(0);
  return { slug, meetingId, at: at.toISOString() };
}

async function rowOf(name: string) {
  const as = await makeCaller(await makeUser({ role: 'admin' }));
  return (await callApi(GET_ROOM, { as, params: { name } })).body;
}

describe('what waits while a planned move fails and its platform is left alone', () => {
  it('is still shown where the next meeting would be on the call’s own platform, until it is called off', async () => {
    const { slug, meetingId, at } = await failMove({ platform: 'alpha', callOn: 'alpha' });
    const { next, waiting, override } = await rowOf(slug);
    expect(next).toMatchObject({ platform: 'alpha', reason: 'FALLBACK' });
    expect(waiting).toMatchObject({
      platform: 'beta',
      relocateAt: at,
      isRelocationFailing: true,
      since: (override as { createdAt: string }).createdAt,
      sentence: 'Beta takes no meeting now; one person in this call stays on Alpha until they are moved there.',
    });
    expect((await lookAt(meetingId)).waiting).toEqual(waiting);
    await cancelRelocation({ meetingId, actor: admin() });
    expect((await rowOf(slug)).waiting).toBeNull();
  });

  it('names what the move is for where the next meeting would be on a third platform', async () => {
    const { slug, meetingId } = await failMove({ platform: 'gamma', callOn: 'alpha' });
    const { next, waiting } = await rowOf(slug);
    expect(next).toMatchObject({ platform: 'gamma', reason: 'FALLBACK' });
    expect(waiting).toMatchObject({ platform: 'beta', isRelocationFailing: true });
    expect((await lookAt(meetingId)).waiting).toMatchObject({ platform: 'beta' });
  });
});
