import { describe, expect, it } from 'vitest';
import { type Actor, GUEST } from '@/lib/access/actor';
import { countConsent } from '@/lib/data/meetings/recording-consent';
import { countRecentMeetings } from '@/lib/data/rooms/room-usage';
import { listHistory } from '@/lib/history/list-history';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { openBrowser } from '../support/door-visitor';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import {
  admin,
  enter,
  lookAt,
  move,
  type Person,
  relocate,
  setUpRelocations,
  signal,
  swap,
  toPerson,
} from '../support/relocation-stage';
import { sendEvents } from '../support/send-events';

setUpRelocations();

const makeAlphaRoom = () => makeRoom({ platform: 'alpha' });

/** Who was in the latest call of a room, and how often. */
async function peopleOf({ slug }: TestRoom) {
  const { items } = await listHistory({ actor: admin(), slug, paging: { limit: 10 } });
  return items[0]?.people.map(({ displayName, visits }) => [displayName, visits.length]);
}

/** Joins with what a browser that was in those sessions carries. */
const joinAgain = async (room: TestRoom, had: readonly Person[], displayName = 'Grace', actor: Actor = GUEST) =>
  toPerson(await joinRoom({ slug: room.slug, input: { displayName }, actor, callPasses: had }));

describe('a person in the history of a room', () => {
  it('is one, with a visit for each time they joined in the same browser', async () => {
    const room = await makeAlphaRoom();
    const browser = openBrowser(room);
    await enter(room.slug, 'Ada');
    for (let time = 1; time <= 3; time += 1) {
      const joined = await browser.join();
      await browser.signalSession(joined, { state: 'joined' });
      await browser.signalSession(joined, { state: 'left' });
    }
    expect(await peopleOf(room)).toEqual([
      ['Ada', 1],
      ['Grace', 3],
    ]);
    expect((await countRecentMeetings(1)).find(({ roomId }) => roomId === room.id)).toMatchObject({ people: 2 });
  });

  it('is somebody else under another name, in another browser, and with a pass that was not made here', async () => {
    const room = await makeAlphaRoom();
    const browser = openBrowser(room);
    await browser.signalSession(await browser.join(), { state: 'joined' });
    await browser.signalSession(await browser.join({ displayName: 'Linus' }), { state: 'joined' });
    const other = openBrowser(room);
    for (const [name, value] of browser.jar) other.jar.set(name, `${value}x`);
    await other.signalSession(await other.join(), { state: 'joined' });
    expect(await peopleOf(room)).toEqual([
      ['Grace', 1],
      ['Linus', 1],
      ['Grace', 1],
    ]);
  });

  it('stays one in every part of a call that is moved, whether they follow or come back later', async () => {
    const room = await makeAlphaRoom();
    const [first, early] = [await enter(room.slug), await enter(room.slug, 'Ada')];
    await signal(first, 'left');
    await signal(early, 'left');
    const again = await joinAgain(room, [first]);
    await move(room.slug);
    await relocate(again.meetingId);
    await swap(again);
    expect((await joinAgain(room, [early], 'Ada')).meetingId).not.toBe(early.meetingId);
    expect(await peopleOf(room)).toEqual([
      ['Grace', 2],
      ['Ada', 2],
    ]);
  });

  it('is anew in another call of the room', async () => {
    const [room, elsewhere] = [await makeAlphaRoom(), await makeAlphaRoom()];
    const before = await enter(elsewhere.slug);
    const other = await enter(room.slug, 'Ada');
    await joinAgain(room, [before]);
    await joinAgain(room, [other, before]);
    expect(await peopleOf(room)).toEqual([
      ['Ada', 1],
      ['Grace', 1],
      ['Grace', 1],
    ]);
  });

  it('is one on all devices of an account, by any name; a key of it speaks for many', async () => {
    const room = await makeAlphaRoom();
    const { id, actor } = await makeUser();
    await signal(await joinAgain(room, [], 'Grace', actor), 'left');
    await joinAgain(room, [], 'Grace Hopper', actor);
    const key: Actor = { kind: 'api-key', id: crypto.randomUUID(), name: 'kiosk', role: 'member', userId: id };
    await joinAgain(room, [], 'Linus', key);
    await joinAgain(room, [], 'Ada', key);
    expect(await peopleOf(room)).toEqual([
      ['Grace Hopper', 2],
      ['Linus', 1],
      ['Ada', 1],
    ]);
  });

  it('is one where the vendor tells of a connection that no page told of', async () => {
    const room = await makeAlphaRoom();
    const first = await enter(room.slug);
    await signal(first, 'left');
    const again = await joinAgain(room, [first]);
    const { vendorRoomName: roomName } = again.joined.meeting;
    const participant = { connectionId: 'second-device', participantId: again.sessionId, displayName: 'Grace' };
    for (const connectionId of ['first-device', 'second-device']) {
      await sendEvents('alpha', {
        type: 'participant-joined',
        roomName,
        at: new Date(),
        participant: { ...participant, connectionId, isHost: false, isBot: false },
      });
    }
    expect(await peopleOf(room)).toEqual([['Grace', 2]]);
  });

  it('counts once among those who answered to being recorded, with the no that they gave', async () => {
    const room = await makeRoom({ platform: 'alpha', recording: 'cloud' });
    const join = async (consent: boolean, callPasses: readonly Person[]) =>
      toPerson(await joinRoom({ slug: room.slug, input: { displayName: 'Grace', consent }, actor: GUEST, callPasses }));
    const first = await join(false, []);
    await join(true, [first]);
    expect(await countConsent(first.meetingId)).toEqual({ yes: 0, no: 1, unanswered: 0 });
    // Who is in now is counted as before.
    expect(await lookAt(first.meetingId)).toMatchObject({ people: 2 });
  });
});
