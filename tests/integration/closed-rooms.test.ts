import { beforeAll, describe, expect, it } from 'vitest';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { POST as MAKE_LINK } from '@/app/api/v1/rooms/[name]/host-links/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { findRoomToEnter } from '@/lib/meetings/joining/find-room-for';
import { callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let eve: TestUser;

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha');
  ada = await makeUser();
  eve = await makeUser();
});

describe('a room that is closed to whoever comes', () => {
  it('says who may enter, so that nobody signs in for nothing', async () => {
    const members = await makeRoom({ visibility: 'members' });
    const hidden = await makeRoom({ visibility: 'private', ownerId: ada.id });
    await expect(findRoomToEnter(members.slug, GUEST)).rejects.toMatchObject({
      code: 'not-signed-in',
      message: 'This room is for people with an account here. Sign in to join.',
    });
    await expect(findRoomToEnter(hidden.slug, GUEST)).rejects.toMatchObject({
      code: 'not-signed-in',
      message: 'Only this room’s owner and administrators can enter it. Sign in if you are one of them.',
    });
    await expect(findRoomToEnter(hidden.slug, eve.actor)).rejects.toMatchObject({
      code: 'room-not-open-to-you',
      message: expect.stringMatching(/^Only this room’s owner and administrators can enter it\. Ask its owner/),
    });
  });

  it('tells of its call to who came in by a host link, and of no other call', async () => {
    const { slug } = await makeRoom({ visibility: 'private', ownerId: ada.id, platform: 'alpha' });
    const link = await callApi(MAKE_LINK, { as: await makeCaller(ada), params: { name: slug } });
    const hostKey = new URL(String(link.body.url)).hash.replace('#host=', '');
    const joined = await callApi(JOIN, { params: { name: slug }, body: { displayName: 'Grace', hostKey } });
    const cookie = joined.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const { id } = joined.body.meeting as { id: string };

    const ask = async (meetingId: string, headers: Record<string, string>) => {
      const request = new Request(`http://localhost:3000/api/v1/meetings/${meetingId}`, { headers });
      const answer = await GET_MEETING(request, { params: Promise.resolve({ id: meetingId }) });
      return { status: answer.status, body: await answer.json() };
    };
    expect((await ask(id, {})).status).toBe(401);
    expect(await ask(id, { cookie })).toMatchObject({ status: 200, body: { id, room: slug, state: 'live' } });

    const elsewhere = await makeRoom({ platform: 'alpha' });
    const other = await callApi(JOIN, { params: { name: elsewhere.slug }, body: { displayName: 'Grace' } });
    expect((await ask((other.body.meeting as { id: string }).id, { cookie })).status).toBe(401);

    await endMeeting({ meetingId: id, actor: ada.actor, passes: [] });
    expect(await ask(id, { cookie })).toMatchObject({ status: 200, body: { state: 'ended' } });
  });
});
