import { describe, expect, it } from 'vitest';
import { setUpDailyBench } from './daily-bench';
import { ADA, reference } from './video-platform.contract';

const bench = setUpDailyBench();

describe('a room at daily', () => {
  it('is private, ends nobody’s call, and records nothing unless the room does', async () => {
    const { roomName } = await bench.create();
    expect(await bench.look(`/rooms/${roomName}`)).toMatchObject({
      name: 'pb-a1b2c3d4-standup',
      privacy: 'private',
      url: 'https://acme.daily.co/pb-a1b2c3d4-standup',
    });
    expect((await bench.look(`/rooms/${roomName}`)).config).toEqual({
      exp: bench.later(24).getTime() / 1_000,
      eject_at_room_exp: false,
      max_participants: 10,
      enable_prejoin_ui: false,
      enable_knocking: false,
      enable_chat: true,
      enable_screenshare: true,
      enable_people_ui: true,
    });
  });

  it('records into the bucket where there is one, for cloud recordings only, and never starts by itself', async () => {
    const bucket = { AWS_DAILY_S3_BUCKET: 'acme-rec', AWS_DAILY_ROLE_ARN: 'arn:aws:iam::123456789012:role/daily' };
    const configOf = async (...made: Parameters<typeof bench.create>) => {
      const room = await bench.create(...made);
      const { config } = await bench.look(`/rooms/${room.roomName}`);
      await bench.open().deleteRoom?.(room);
      return config;
    };
    expect(await configOf(bench.open(bucket), { recording: 'cloud', size: 500 })).toMatchObject({
      enable_recording: 'cloud',
      max_participants: 200,
      recordings_bucket: {
        bucket_name: 'acme-rec',
        bucket_region: 'us-west-2',
        assume_role_arn: 'arn:aws:iam::123456789012:role/daily',
        allow_api_access: true,
      },
    });
    const inDailysBucket = await configOf(bench.open(), { recording: 'cloud' });
    expect(inDailysBucket).toMatchObject({ enable_recording: 'cloud' });
    expect(inDailysBucket).not.toHaveProperty('recordings_bucket');
    const local = await configOf(bench.open(bucket), { recording: 'local' });
    expect(local).toMatchObject({ enable_recording: 'local' });
    expect(local).not.toHaveProperty('recordings_bucket');
    expect(await configOf(bench.open(bucket))).not.toHaveProperty('enable_recording');
  });

  it('is found again after an answer that got lost', async () => {
    let isLost = true;
    const losing: typeof globalThis.fetch = async (input, init) => {
      const response = await bench.fetchVendor(input, init);
      if (!isLost || !response.ok) return response;
      isLost = false;
      throw new TypeError('fetch failed');
    };
    const made = await bench.create(bench.open({}, { fetch: losing }));
    expect(made.vendorMeetingId).toBe((await bench.look('/rooms/pb-a1b2c3d4-standup')).id);
    expect(await bench.look('/rooms')).toMatchObject({ total_count: 1 });
  });

  it('is asked for with a name that Daily takes', async () => {
    const client = bench.open();
    const request = { endDate: bench.later(1), room: { slug: 's', title: 'S', settings: reference('x').settings } };
    for (const roomNamePrefix of ['pb room', 'a'.repeat(129), 'pb/room', '']) {
      await expect(client.createMeeting({ ...request, roomNamePrefix, mayHaveBeenMade: false })).rejects.toMatchObject({
        code: 'rejected',
      });
    }
    expect(bench.asked).toEqual([]);
  });

  it('moves its end on while people are in, and nobody is put out when it comes', async () => {
    const room = await bench.create();
    const entry = await bench.enter(room.roomName);
    await bench.open().extendRoom?.(room, bench.later(40));
    bench.time = bench.later(30);
    expect(entry.isAdmitted && bench.vendor.isConnected(room.roomName, entry.connectionId)).toBe(true);
    expect((await bench.enter(room.roomName)).isAdmitted).toBe(true);
    bench.time = bench.later(11);
    expect(await bench.enter(room.roomName)).toEqual({ isAdmitted: false, reason: 'exp-room' });
  });

  it('counts as gone once it is past its end, whether or not Daily still tells of it', async () => {
    const room = await bench.create();
    expect(await bench.open().isRoomThere?.(room)).toBe(true);
    const later = bench.later(25);
    expect(await bench.open({}, { now: () => later }).isRoomThere?.(room)).toBe(false);
    bench.time = later;
    expect(await bench.open().isRoomThere?.(room)).toBe(false);
  });

  it('is deleted also when it is past its end, and deleting what is not there is a success', async () => {
    const room = await bench.create();
    bench.time = bench.later(25);
    await bench.open().deleteRoom?.(room);
    await bench.open().deleteRoom?.(room);
    bench.time = bench.later(-25);
    expect(await bench.look('/rooms')).toMatchObject({ total_count: 0 });
  });
});

describe('people in a room at daily', () => {
  it('enter with our tokens as who they are, and with no other', async () => {
    const { roomName } = await bench.create();
    expect(await bench.enter(roomName, 'host')).toMatchObject({ isAdmitted: true });
    expect(bench.vendor.peopleIn(roomName)).toMatchObject([
      { userId: ADA.id, userName: ADA.displayName, isOwner: true },
    ]);
    expect(await bench.vendor.enter(roomName, null)).toEqual({ isAdmitted: false, reason: 'not-allowed' });
    const elsewhere = await bench.open().issueGrant({ meeting: reference('pb-other'), participant: ADA, role: 'host' });
    expect(await bench.vendor.enter(roomName, elsewhere.token)).toEqual({ isAdmitted: false, reason: 'not-allowed' });
    const late = await bench.open().issueGrant({ meeting: reference(roomName), participant: ADA, role: 'host' });
    bench.time = new Date(late.expiresAt.getTime() + 1_000);
    expect(await bench.vendor.enter(roomName, late.token)).toEqual({ isAdmitted: false, reason: 'exp-token' });
  });

  it('are listed with the ids that we gave them, and put out', async () => {
    const room = await bench.create();
    const entry = await bench.enter(room.roomName, 'host');
    await bench.vendor.join(room.roomName, { displayName: 'Grace', participantId: null, isHost: false });
    expect(await bench.open().listParticipants?.(room)).toEqual([
      {
        connectionId: entry.isAdmitted && entry.connectionId,
        participantId: ADA.id,
        displayName: ADA.displayName,
        joinedAt: bench.time,
      },
      { connectionId: expect.any(String), participantId: null, displayName: 'Grace', joinedAt: bench.time },
    ]);
    await bench.open().endMeeting?.(room);
    expect(await bench.open().listParticipants?.(room)).toEqual([]);
  });

  it('are put out a hundred at a time', async () => {
    const room = await bench.create(bench.open(), { size: 200 });
    for (let person = 0; person < 150; person += 1) {
      await bench.vendor.join(room.roomName, { displayName: 'Somebody', participantId: null, isHost: false });
    }
    await bench.open().endMeeting?.(room);
    expect(bench.vendor.peopleIn(room.roomName)).toEqual([]);
    expect(bench.asked.filter((call) => call.endsWith('/eject'))).toHaveLength(2);
  });

  it('leave conferences behind that can be looked up, all pages of them', async () => {
    const room = await bench.create();
    for (let visit = 0; visit < 101; visit += 1) {
      const entry = await bench.vendor.join(room.roomName, { displayName: 'Ada', participantId: null, isHost: false });
      bench.time = new Date(bench.time.getTime() + 60_000);
      if (entry.isAdmitted && visit < 100) await bench.vendor.leave(room.roomName, entry.connectionId);
    }
    const sessions = (await bench.open().getRoomSessions?.(room)) ?? [];
    expect(sessions).toHaveLength(101);
    expect(sessions[0]).toMatchObject({ endedAt: null });
    const { startedAt, endedAt } = sessions[1] ?? {};
    expect(endedAt && startedAt && endedAt.getTime() - startedAt.getTime()).toBe(60_000);
  });
});
