import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import type { Joined } from '@/lib/meetings/joining/joined';
import { toVendorRoom } from '@/lib/meetings/meeting';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { provisionWebhooks } from '@/lib/platforms/provision-webhooks';
import { getPlatformClient, registerPlatform } from '@/lib/video-platforms';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { whereby } from '@/lib/video-platforms/whereby';
import { wherebyKey } from '../contracts/whereby-key';
import { type DailyPlatform, registerDaily } from '../support/daily-platform';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { runJobsOnce } from '../support/run-jobs-once';
import { setUpTestDatabase } from '../support/test-database';
import { createWhereby } from '../vendors/whereby/create-whereby';

// A room that somebody deletes at the vendor: the link of ours must lead into a new one.

process.env.PUBLIC_URL = 'https://patchbay.example.com';
setUpTestDatabase();

let daily: DailyPlatform;
let wherebyCalls: string[];
let owner: TestUser;

beforeAll(async () => {
  await ensureInstallation();
  owner = await makeUser({ role: 'admin' });
});

beforeEach(async () => {
  daily = registerDaily({ url: 'https://patchbay.example.com/api/webhooks/daily' });
  await provisionWebhooks({ actor: owner.actor, platformId: 'daily' });
  daily.calls.length = 0;
  wherebyCalls = registerWhereby();
});

/** Whereby as it ships, on a new stand-in. Returns what it is asked for. */
function registerWhereby(): string[] {
  const key = wherebyKey({ organizationId: 4711 });
  const standIn = createWhereby({ apiKeys: [key] });
  const calls: string[] = [];
  const fetchVendor: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    calls.push(`${request.method} ${new URL(request.url).pathname.replace('/v1', '')}`);
    return standIn.handle(request);
  };
  const definition: typeof whereby = {
    ...whereby,
    readConfig: () => whereby.readConfig({ WHEREBY_API_KEY: key }),
    createClient: (config, services) => whereby.createClient(config, { ...services, fetch: fetchVendor }),
  };
  registerPlatform(definition, PLATFORM_CATALOG.whereby);
  return calls;
}

const join = (slug: string, actor: Actor = GUEST) => joinRoom({ slug, input: { displayName: 'Ada' }, actor });

/** A call that somebody joined two minutes ago. */
async function openOldCall(platform: string) {
  const { slug } = await makeRoom({ platform });
  const joined = await join(slug);
  await sql.query({
    text: `UPDATE meetings SET created_at = created_at - interval '2 minutes' WHERE id = $1`,
    values: [joined.meeting.id],
  });
  daily.calls.length = 0;
  wherebyCalls.length = 0;
  return { slug, joined };
}

/** As an administrator of the account does, by the vendor's own API. */
async function deleteAtVendor({ meeting }: Joined) {
  await getPlatformClient(meeting.platform).deleteRoom?.(toVendorRoom(meeting));
  daily.calls.length = 0;
  wherebyCalls.length = 0;
}

const callsOf = (platform: string) => (platform === 'daily' ? daily.calls : wherebyCalls);
const looksAt = (platform: string) => callsOf(platform).filter((call) => /^GET \/(rooms|meetings)\/./.test(call));

function fail(joined: Joined, code: string) {
  const { id: sessionId, role } = joined.participant;
  const passes = [{ sessionId, meetingId: joined.meeting.id, role }];
  return signalSession({ sessionId, signal: { state: 'failed', code }, passes });
}

async function expectNewCall(before: Joined, after: Joined) {
  const { id, platform, roomId } = before.meeting;
  expect(after.meeting).toMatchObject({ platform, state: 'live' });
  expect(after.meeting.id).not.toBe(id);
  expect(await getPlatformClient(platform).isRoomThere?.(toVendorRoom(after.meeting))).toBe(true);
  expect(await findMeeting(id)).toMatchObject({ state: 'ended', endReason: 'vendor-room-gone' });
  const sessions = await sql.query({
    text: `SELECT 1 FROM participant_sessions WHERE meeting_id = $1 AND state IN ('open', 'connecting')`,
    values: [id],
  });
  expect(sessions).toEqual([]);
  const entries = await sql.query({
    text: `SELECT actor_name, after FROM audit_entries WHERE action = 'meeting.vendor-room-gone' AND subject_id = $1`,
    values: [roomId],
  });
  expect(entries).toEqual([{ actor_name: expect.any(String), after: { meetingId: id, state: 'ended' } }]);
}

describe.each(['daily', 'whereby'])('a room that is gone at %s', (platform) => {
  it('is replaced for the next who join, whose page is told, at the cost of one look', async () => {
    const { slug, joined } = await openOldCall(platform);
    await deleteAtVendor(joined);
    let after: Joined[] = [];
    const changes = await hearChanges(async () => {
      after = await Promise.all(Array.from({ length: 5 }, () => join(slug)));
    });
    expect(looksAt(platform)).toHaveLength(1);
    expect(new Set(after.map(({ meeting }) => meeting.id)).size).toBe(1);
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: joined.meeting.id }));
    if (after[0]) await expectNewCall(joined, after[0]);
    expect((await runJobsOnce()).failed).toEqual([]);
  });

  it('is replaced where a page was turned away by it, also in a call that has only begun', async () => {
    const { slug } = await makeRoom({ platform });
    const joined = await join(slug);
    await deleteAtVendor(joined);
    await fail(joined, 'load-failed');
    expect(callsOf(platform)).toEqual([]);
    await fail(joined, 'refused');
    await expectNewCall(joined, await join(slug));
  });
});

describe('a room that is gone at whereby', () => {
  it('is replaced for a host whose way in is asked of the vendor', async () => {
    const { slug } = await makeRoom({ platform: 'whereby' });
    const joined = await join(slug);
    await deleteAtVendor(joined);
    const host = await join(slug, owner.actor);
    expect(host.participant.role).toBe('host');
    await expectNewCall(joined, host);
  });
});

describe('a room that is still there', () => {
  it.each(['daily', 'whereby'])('keeps its meeting at %s, and is not looked at again for a while', async (platform) => {
    const { slug, joined } = await openOldCall(platform);
    for (let person = 0; person < 3; person += 1) expect((await join(slug)).meeting.id).toBe(joined.meeting.id);
    await fail(joined, 'refused');
    expect((await join(slug)).meeting.id).toBe(joined.meeting.id);
    expect(callsOf(platform)).toEqual(looksAt(platform));
    expect(callsOf(platform)).toHaveLength(1);
  });

  it('is not looked at while the vendor has people in it', async () => {
    const { slug, joined } = await openOldCall('daily');
    if (joined.embed.kind !== 'daily-prebuilt') throw new Error(`an embed of kind ${joined.embed.kind}`);
    await daily.vendor.enter(joined.meeting.vendorRoomName, joined.embed.token);
    await daily.vendor.settled();
    await runJobsOnce();
    daily.calls.length = 0;
    expect((await join(slug)).meeting.id).toBe(joined.meeting.id);
    expect(daily.calls).toEqual([]);

    // Past its end, Daily lets nobody in any more and hides it: those inside must not be put out for that.
    const ended = new Date(Date.now() - 60_000);
    await getPlatformClient('daily').extendRoom?.(toVendorRoom(joined.meeting), ended);
    await sql.query({
      text: 'UPDATE meetings SET vendor_end_date = $2 WHERE id = $1',
      values: [joined.meeting.id, ended],
    });
    await fail(await join(slug), 'expired');
    expect(looksAt('daily')).toHaveLength(1);
    expect(await findMeeting(joined.meeting.id)).toMatchObject({ state: 'live' });
  });

  it('is taken to be there where the vendor doesn’t say', async () => {
    const { slug, joined } = await openOldCall('daily');
    daily.isDown = true;
    expect((await join(slug)).meeting.id).toBe(joined.meeting.id);
    expect(looksAt('daily')).toHaveLength(1);
    expect(await findMeeting(joined.meeting.id)).toMatchObject({ state: 'live' });
  });
});
