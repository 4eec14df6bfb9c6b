import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as FOREIGN } from '@/app/api/v1/platforms/[id]/foreign-rooms/route';
import { SYSTEM } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { sweepVendorRooms } from '@/lib/meetings/vendor-rooms/sweep-vendor-rooms';
import { makeVendorRoomName } from '@/lib/meetings/vendor-rooms/vendor-room-name';
import { getPlatformClient } from '@/lib/video-platforms';
import type { ListedRoom } from '@/lib/video-platforms/contract';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { registerDaily } from '../support/daily-platform';
import { makeRoom, makeUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const NOW = new Date('2026-11-24T12:00:00Z');
const LONG_AGO = new Date('2026-11-24T09:00:00Z');
const JUST_NOW = new Date('2026-11-24T11:59:00Z');

let alpha: PlatformScript;
let caller: ApiCaller;
let installationId: string;
let listed: ListedRoom[];

beforeAll(async () => {
  installationId = (await ensureInstallation()).installationId;
  caller = await makeCaller(await makeUser({ role: 'admin' }));
  alpha = registerScriptedPlatform('alpha');
});

beforeEach(async () => {
  listed = [];
  alpha.deleted.length = 0;
  alpha.listRooms = async () => listed;
  await sql.query({ text: 'DELETE FROM foreign_vendor_rooms' });
  await sql.query({ text: `DELETE FROM audit_entries` });
});

const list = (roomName: string, createdAt: Date | null = LONG_AGO) =>
  listed.push({ roomName, vendorMeetingId: roomName, createdAt });

/** A meeting with a room of its own at the vendor. */
async function reserve(values: {
  state: string;
  endedAt?: Date;
  platform?: string;
  account?: string;
  createdAt?: Date;
}): Promise<string> {
  const { id: roomId, slug } = await makeRoom();
  const meetingId = randomUUID();
  const name = makeVendorRoomName({ slug, installationId, meetingId });
  await sql.query({
    text: `INSERT INTO meetings (id, room_id, platform, state, account, vendor_room_name, end_date, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      meetingId,
      roomId,
      values.platform ?? 'alpha',
      values.state,
      values.account ?? 'account-1',
      name,
      NOW,
      values.endedAt ?? null,
    ],
  });
  list(name, values.createdAt);
  return name;
}

const sweep = () => sweepVendorRooms('alpha', NOW);

async function listNotOurs(): Promise<string[]> {
  const { body } = await callApi(FOREIGN, { as: caller, params: { id: 'alpha' } });
  return (body.items ?? []).map(({ name }) => String(name));
}

describe('rooms that were left behind at a platform', () => {
  it('are deleted where their meeting is over or failed long ago, once, and that is told', async () => {
    const over = await reserve({ state: 'ended', endedAt: LONG_AGO });
    const failed = await reserve({ state: 'failed', endedAt: LONG_AGO });
    await sweep();
    expect(alpha.deleted).toEqual([over, failed]);
    const entries = await sql.query({
      text: `SELECT actor_name, subject_kind FROM audit_entries WHERE action = 'vendor-room.swept'`,
    });
    expect(entries).toEqual(Array(2).fill({ actor_name: 'Patchbay', subject_kind: 'room' }));
    listed = [];
    await sweep();
    expect(alpha.deleted).toHaveLength(2);
    expect(await listNotOurs()).toEqual([]);
  });

  it('are found as Whereby names them: without hyphens, and with an end of its own', async () => {
    const name = await reserve({ state: 'ended', endedAt: LONG_AGO });
    listed = [];
    const atVendor = `${name.replaceAll('-', '')}9f3c2a90-1d2f-4a7b-8c9d-0e1f2a3b4c5d`;
    list(atVendor);
    await sweep();
    expect(alpha.deleted).toEqual([atVendor]);
  });

  it('are none where a meeting is being made, goes on, or was over just now', async () => {
    await reserve({ state: 'creating' });
    await reserve({ state: 'live' });
    await reserve({ state: 'draining' });
    await reserve({ state: 'ended', endedAt: JUST_NOW });
    await reserve({ state: 'failed', endedAt: JUST_NOW });
    // Made by a try that was answered late, for a reservation that was given up long ago.
    await reserve({ state: 'failed', endedAt: LONG_AGO, createdAt: JUST_NOW });
    await reserve({ state: 'ended', endedAt: LONG_AGO, account: 'account-2' });
    await sweep();
    expect(alpha.deleted).toEqual([]);
    expect(await listNotOurs()).toEqual([]);
  });
});

describe('rooms of others on the same account', () => {
  it('are never touched and listed once, whatever they are called', async () => {
    const { slug } = await makeRoom({ slug: 'standup' });
    const ours = await reserve({ state: 'ended', endedAt: LONG_AGO, platform: 'beta' });
    const strangers = [
      slug,
      `${slug}-0c7f7d0e4f0e`,
      // Another installation's, and one that carries our id but was never reserved here.
      makeVendorRoomName({ slug, installationId: 'zzzzzzzz', meetingId: randomUUID() }),
      makeVendorRoomName({ slug, installationId, meetingId: randomUUID() }),
    ];
    for (const name of strangers) list(name);
    await sweep();
    await sweep();
    expect(alpha.deleted).toEqual([]);
    // Reserved on another platform is not reserved on this one.
    expect((await listNotOurs()).sort()).toEqual([...strangers, ours].sort());

    listed = listed.filter(({ roomName }) => roomName === slug);
    await sweep();
    expect(await listNotOurs()).toEqual([slug]);
  });

  it('stay listed where the platform doesn’t answer', async () => {
    list('somebody-elses');
    await sweep();
    alpha.listRooms = () => Promise.reject(new Error('no answer'));
    await expect(sweep()).rejects.toThrow('no answer');
    expect(await listNotOurs()).toEqual(['somebody-elses']);
  });

  it('are the administrators’ business', async () => {
    expect((await callApi(FOREIGN, { as: null, params: { id: 'alpha' } })).status).toBe(401);
    const member = await makeCaller(await makeUser());
    expect((await callApi(FOREIGN, { as: member, params: { id: 'alpha' } })).status).toBe(403);
    expect((await callApi(FOREIGN, { as: caller, params: { id: 'nowhere' } })).status).toBe(404);
  });
});

describe('at Daily', () => {
  it('a room whose deletion was lost goes, a stranger’s with the same slug stays', async () => {
    const daily = registerDaily({ url: 'https://patchbay.example.com/api/webhooks/daily' });
    const { slug } = await makeRoom({ slug: 'retro', platform: 'daily' });
    const client = getPlatformClient('daily');
    const stranger = await client.createMeeting({
      roomNamePrefix: slug,
      endDate: new Date(Date.now() + 3_600_000),
      room: { slug, title: slug, settings: { size: 5, recording: 'none', recordingStart: 'host' } },
      mayHaveBeenMade: false,
    });
    const { meeting } = await joinRoom({ slug, input: { displayName: 'Ada' }, actor: SYSTEM });
    await endMeeting({ meetingId: meeting.id, actor: SYSTEM, passes: [] });
    await sql.query({ text: 'DELETE FROM graphile_worker._private_jobs' });

    const inAnHour = new Date(Date.now() + 3_600_000 - 60_000);
    await sweepVendorRooms('daily', inAnHour);
    const left = await client.listRooms?.();
    expect(left?.map(({ roomName }) => roomName)).toEqual([stranger.roomName]);
    expect(daily.calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(1);
    expect((await runJobsOnce()).failed).toEqual([]);
  });
});
