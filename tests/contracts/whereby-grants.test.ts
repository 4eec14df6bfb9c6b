import { beforeEach, describe, expect, it } from 'vitest';
import { ADA } from './video-platform.contract';
import { HOUR_MS, makeWherebyBench, type WherebyBench } from './whereby-bench';

let bench: WherebyBench;

beforeEach(() => {
  bench = makeWherebyBench();
});

const makeRoom = () => bench.open().createMeeting(bench.request());

describe('grants for Whereby', () => {
  it('let a guest in without a call, by an address that is no host’s', async () => {
    const meeting = bench.keptAs(await makeRoom());
    bench.calls.length = 0;
    const grant = await bench.open().issueGrant({ meeting, participant: ADA, role: 'guest' });
    expect(bench.calls).toEqual([]);
    expect(grant).toMatchObject({ role: 'guest', token: null, displayName: ADA.displayName });
    expect(bench.open().toEmbed(meeting, grant)).toEqual({
      kind: 'whereby-embed',
      url: `https://acme.whereby.com/${meeting.roomName}`,
      displayName: ADA.displayName,
      externalId: ADA.id,
    });
  });

  it('fetch a host’s address each time and keep it nowhere', async () => {
    const made = await makeRoom();
    const meeting = bench.keptAs(made);
    expect(made.hostRoomUrl).toContain('roomKey=');
    expect(JSON.stringify(meeting)).not.toContain('roomKey');
    const client = bench.open();
    bench.calls.length = 0;
    const grant = await client.issueGrant({ meeting, participant: ADA, role: 'host' });
    await client.issueGrant({ meeting, participant: ADA, role: 'host' });
    const fetched = `GET /v1/meetings/${made.meetingId}?fields=hostRoomUrl`;
    expect(bench.calls.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([fetched, fetched]);
    expect(client.toEmbed(meeting, grant)).toMatchObject({ url: made.hostRoomUrl, externalId: ADA.id });
    const roomKey = new URL(made.hostRoomUrl).searchParams.get('roomKey');
    expect(bench.standIn.enter(meeting.roomName, { roomKey })).toEqual({ state: 'open', roleName: 'host' });
    expect(bench.standIn.enter(meeting.roomName, {})).toEqual({ state: 'open', roleName: 'visitor' });
  });

  it('make hosts until an hour after the end date, as Whereby does, and then say why not', async () => {
    const meeting = bench.keptAs(await makeRoom());
    const issue = () => bench.open().issueGrant({ meeting, participant: ADA, role: 'host' });
    bench.setTime(new Date(meeting.vendorEndDate.getTime() + HOUR_MS));
    expect((await issue()).expiresAt.getTime()).toBeGreaterThan(bench.now().getTime());
    bench.passMs(1);
    bench.calls.length = 0;
    await expect(issue()).rejects.toMatchObject({
      platform: 'whereby',
      code: 'not-found',
      isRetryable: false,
      message: expect.stringContaining('ended more than an hour ago'),
    });
    expect(bench.calls).toEqual([]);
  });

  it('refuse a host where the room is gone', async () => {
    const made = await makeRoom();
    await bench.open().deleteRoom?.(bench.keptAs(made));
    const pending = bench.open().issueGrant({ meeting: bench.keptAs(made), participant: ADA, role: 'host' });
    await expect(pending).rejects.toMatchObject({ code: 'not-found', operation: 'issue-grant' });
  });

  it('refuse a host where Whereby’s answer has no host’s address, rather than make a guest of them', async () => {
    const made = await makeRoom();
    const forgetful = bench.open(
      {},
      { fetch: async () => Response.json({ ...made, endDate: made.roomUrl, hostRoomUrl: undefined }) },
    );
    const pending = forgetful.issueGrant({ meeting: bench.keptAs(made), participant: ADA, role: 'host' });
    await expect(pending).rejects.toMatchObject({ code: 'malformed-response' });
  });

  it('shorten a name to what Whereby takes, without cutting an emoji in two', async () => {
    const meeting = bench.keptAs(await makeRoom());
    const participant = { ...ADA, displayName: `${'a'.repeat(99)}🎉🎉` };
    const grant = await bench.open().issueGrant({ meeting, participant, role: 'guest' });
    expect(bench.open().toEmbed(meeting, grant)).toMatchObject({ displayName: 'a'.repeat(99) });
  });
});
