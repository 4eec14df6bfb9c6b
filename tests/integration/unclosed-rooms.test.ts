import { beforeAll, beforeEach, expect, it } from 'vitest';
import { GET as MEETING } from '@/app/api/v1/meetings/[id]/route';
import { GET as PLATFORMS } from '@/app/api/v1/platforms/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { closeVendorRoom } from '@/lib/meetings/vendor-rooms/close-vendor-room';
import { sweepVendorRooms } from '@/lib/meetings/vendor-rooms/sweep-vendor-rooms';
import { askPlatforms } from '@/lib/platforms/ask-platforms';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAs, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

// A call that is ended for everybody, while its platform won't close its room.

setUpTestDatabase();

let alpha: PlatformScript;
let owner: TestUser;
let asOwner: ApiCaller;
let asAdmin: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  owner = await makeUser();
  asOwner = await makeCaller(owner);
  asAdmin = await makeCaller(await makeUser({ role: 'admin' }));
  alpha = registerScriptedPlatform('alpha', {
    settings: [{ name: 'ALPHA_API_KEY', isRequired: true, isSecret: true }],
  });
});

beforeEach(() => {
  alpha.answerEnd = async () => {};
  alpha.listRooms = null;
});

async function endCall() {
  const { slug } = await makeRoom({ platform: 'alpha', ownerId: owner.id });
  const { meeting } = await joinRoom({ slug, input: { displayName: 'Ben' }, actor: GUEST });
  await endMeeting({ meetingId: meeting.id, actor: owner.actor, passes: [] });
  await runJobsOnce();
  return meeting.id;
}

const noteFor = async (as: ApiCaller, id: string) =>
  (await callApi(MEETING, { as, params: { id } })).body.unclosedRoom as string | null;

async function countOnAlpha(): Promise<unknown> {
  const { body } = await callApi(PLATFORMS, { as: asAdmin });
  return body.items?.find(({ id }) => id === 'alpha')?.unclosedRooms;
}

it('says so to hosts and administrators, each with what they can do, until the room is closed', async () => {
  alpha.answerEnd = failAs('alpha', 'unauthorised', 'answered 401');
  const id = await endCall();
  expect(await noteFor(asOwner, id)).toBe(
    'Everybody’s page here has left the call, but its room at Alpha couldn’t be closed yet: somebody who came in past Patchbay may still be in it. Patchbay goes on trying. If it matters who is in there, tell an administrator.',
  );
  expect(await noteFor(asAdmin, id)).toContain('Alpha refused ALPHA_API_KEY. Give it a key that Alpha accepts');
  expect(await countOnAlpha()).toBe(1);

  alpha.answerEnd = async () => {};
  await closeVendorRoom(id);
  expect(await noteFor(asOwner, id)).toBeNull();
  expect(await noteFor(asAdmin, id)).toBeNull();
  expect(await countOnAlpha()).toBe(0);
});

it('is closed as soon as Patchbay is started with keys that its platform accepts', async () => {
  alpha.answerEnd = failAs('alpha', 'unauthorised', 'answered 401');
  const id = await endCall();
  alpha.isHealthy = false;
  await askPlatforms();
  await runJobsOnce();
  expect(await countOnAlpha()).toBe(1);

  alpha.answerEnd = async () => {};
  alpha.isHealthy = true;
  await askPlatforms();
  await runJobsOnce();
  expect(await countOnAlpha()).toBe(0);
  expect(await noteFor(asOwner, id)).toBeNull();
});

it('says no more once a sweep finds that the room has ended by itself', async () => {
  alpha.answerEnd = failAs('alpha', 'unauthorised', 'answered 401');
  const id = await endCall();
  alpha.listRooms = async () => [];
  await sweepVendorRooms('alpha', new Date(Date.now() + 15 * 60_000));
  expect(await noteFor(asAdmin, id)).toBeNull();
});

it('says nothing where the platform closed its room', async () => {
  const id = await endCall();
  expect(await noteFor(asAdmin, id)).toBeNull();
});

it('names an outage as one that passes', async () => {
  alpha.answerEnd = failAs('alpha', 'unavailable', 'answered 503');
  expect(await noteFor(asAdmin, await endCall())).toContain(
    'It is tried again after some minutes, and then every hour.',
  );
});
