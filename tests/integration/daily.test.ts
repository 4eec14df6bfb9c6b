import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { selectMeetingWithRoom } from '@/lib/data/meetings/meeting-history';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { extendVendorRooms } from '@/lib/meetings/vendor-rooms/extend-vendor-rooms';
import { provisionWebhooks } from '@/lib/platforms/provision-webhooks';
import { type DailyPlatform, registerDaily } from '../support/daily-platform';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { setUpTestDatabase } from '../support/test-database';

// Rooms, calls and webhooks on Daily's stand-in, through everything of ours but the browser.

process.env.PUBLIC_URL = 'https://patchbay.example.com';
setUpTestDatabase();

const HOUR_MS = 3_600_000;

let daily: DailyPlatform;
let owner: TestUser;

beforeAll(async () => {
  await ensureInstallation();
  owner = await makeUser({ role: 'admin' });
});

beforeEach(async () => {
  daily = registerDaily({ url: 'https://patchbay.example.com/api/webhooks/daily' });
  await provisionWebhooks({ actor: owner.actor, platformId: 'daily' });
  daily.calls.length = 0;
});

async function openCall() {
  const room = await makeRoom({ platform: 'daily' });
  const joined = await joinRoom({ slug: room.slug, input: { displayName: 'Ada Zoë 🎉' }, actor: owner.actor });
  const { embed, meeting } = joined;
  if (embed.kind !== 'daily-prebuilt') throw new Error(`an embed of kind ${embed.kind}`);
  const enter = async () => {
    const entry = await daily.vendor.enter(meeting.vendorRoomName, embed.token);
    if (!entry.isAdmitted) throw new Error(entry.reason);
    await settle();
    return entry.connectionId;
  };
  const people = async () => (await selectMeetingWithRoom(meeting.id))?.people;
  return { room, joined, embed, enter, people };
}

async function settle(): Promise<void> {
  await daily.vendor.settled();
  await runJobsOnce();
}

describe('a call on daily', () => {
  it('is made, joined, seen, left and ended', async () => {
    const { joined, embed, enter, people } = await openCall();
    expect(embed.url).toBe(`https://acme.daily.co/${joined.meeting.vendorRoomName}`);
    const connectionId = await enter();
    expect(await people()).toBe(1);
    expect((await selectMeetingWithRoom(joined.meeting.id))?.names).toEqual(['Ada Zoë 🎉']);
    await daily.vendor.leave(joined.meeting.vendorRoomName, connectionId);
    await settle();
    expect(await people()).toBe(0);
    expect(await findMeeting(joined.meeting.id)).toMatchObject({ state: 'live' });

    const again = await enter();
    await endMeeting({ meetingId: joined.meeting.id, actor: owner.actor, passes: [] });
    await settle();
    expect(daily.vendor.isConnected(joined.meeting.vendorRoomName, again)).toBe(false);
    expect(daily.calls).toContain(`DELETE /rooms/${joined.meeting.vendorRoomName}`);
    expect(await findMeeting(joined.meeting.id)).toMatchObject({ state: 'ended' });
  });

  it('is not counted twice when somebody reloads the page', async () => {
    const { enter, people } = await openCall();
    await enter();
    await enter();
    expect(await people()).toBe(1);
  });
});

describe('joining on daily', () => {
  it('costs a guest one room for the first of them, and no call for any other', async () => {
    const room = await makeRoom({ platform: 'daily' });
    await joinRoom({ slug: room.slug, input: { displayName: 'Guest' }, actor: GUEST });
    expect(daily.calls).toEqual(['POST /rooms', 'GET /']);
    await joinRoom({ slug: room.slug, input: { displayName: 'Another' }, actor: GUEST });
    expect(daily.calls).toHaveLength(2);
  });
});

describe('the end of a room at its vendor', () => {
  const bringCloser = (meetingId: string, hours: number) =>
    sql.query({
      text: `UPDATE meetings SET vendor_end_date = now() + $2 * interval '1 hour' WHERE id = $1`,
      values: [meetingId, hours],
    });

  it('is pushed on while people are in, once it comes near', async () => {
    const { joined, enter } = await openCall();
    const { id, vendorRoomName, vendorEndDate } = joined.meeting;
    await enter();
    await extendVendorRooms(new Date());
    expect(await findMeeting(id)).toMatchObject({ vendorEndDate });

    await bringCloser(id, 7);
    const now = new Date();
    await extendVendorRooms(now);
    const extended = new Date(now.getTime() + 16 * HOUR_MS);
    expect(await findMeeting(id)).toMatchObject({ vendorEndDate: extended, endDate: joined.meeting.endDate });
    expect(await daily.readEnd(vendorRoomName)).toEqual(new Date(Math.floor(extended.getTime() / 1_000) * 1_000));
    // With that, nothing is near any more.
    daily.calls.length = 0;
    await extendVendorRooms(now);
    expect(daily.calls).toEqual([]);
  });

  it('is left alone where nobody is in, or only a machine', async () => {
    const { joined } = await openCall();
    await bringCloser(joined.meeting.id, 1);
    await sql.query({
      text: `INSERT INTO participant_sessions (meeting_id, vendor_session_id, is_bot, state, joined_at) VALUES ($1, 'bot', true, 'open', now())`,
      values: [joined.meeting.id],
    });
    daily.calls.length = 0;
    await extendVendorRooms(new Date());
    expect(daily.calls).toEqual([]);
  });

  it('is left alone in an account whose keys are gone', async () => {
    const { joined, enter } = await openCall();
    await enter();
    await bringCloser(joined.meeting.id, 1);
    daily.changeAccount('somebody-else');
    daily.calls.length = 0;
    await extendVendorRooms(new Date());
    expect(daily.calls).toEqual([]);
    await sql.query({ text: `UPDATE meetings SET state = 'ended' WHERE id = $1`, values: [joined.meeting.id] });
  });

  it('is pushed on the next time where the vendor fails, which is asked for one room only', async () => {
    const [one, other] = [await openCall(), await openCall()];
    for (const call of [one, other]) {
      await call.enter();
      await bringCloser(call.joined.meeting.id, 2);
    }
    const before = await findMeeting(one.joined.meeting.id);
    daily.isDown = true;
    daily.calls.length = 0;
    await extendVendorRooms(new Date());
    expect(daily.calls).toHaveLength(1);
    expect(await findMeeting(one.joined.meeting.id)).toEqual(before);
    daily.isDown = false;
    const now = new Date();
    await extendVendorRooms(now);
    for (const call of [one, other]) {
      const meeting = await findMeeting(call.joined.meeting.id);
      expect(meeting?.vendorEndDate).toEqual(new Date(now.getTime() + 16 * HOUR_MS));
    }
  });
});
