import { describe, expect, it } from 'vitest';
import { type Actor, GUEST } from '../access/actor';
import type { Change } from './change';
import { type ChangeListener, mayHearChange } from './may-hear-change';

const room = { room: 'standup', roomId: 'room-1', ownerId: 'ada', visibility: 'open' };
const knock: Change = { topic: 'door', ...room, meetingId: 'meeting-1', waitingId: 'grace' };

const user = (id: string, role: 'admin' | 'member' = 'member'): Actor => ({
  kind: 'user',
  id,
  name: id,
  email: `${id}@example.com`,
  role,
});

const listener = (changes: Partial<ChangeListener>): ChangeListener => ({
  actor: GUEST,
  callPasses: [],
  waitingPasses: [],
  ...changes,
});

const inCall = (role: 'host' | 'guest', meetingId = 'meeting-1') =>
  listener({ callPasses: [{ sessionId: 'session-1', meetingId, role }] });

describe('a change at a door', () => {
  it('is heard by administrators, the owner and the hosts in the call', () => {
    expect(mayHearChange(listener({ actor: user('root', 'admin') }), knock)).toBe(true);
    expect(mayHearChange(listener({ actor: user('ada') }), knock)).toBe(true);
    expect(mayHearChange(inCall('host'), knock)).toBe(true);
  });

  it('is heard by nobody else of the room: not who is in the call as a guest, not who may enter', () => {
    for (const other of [listener({}), listener({ actor: user('bo') }), inCall('guest'), inCall('host', 'meeting-2')]) {
      expect(mayHearChange(other, knock)).toBe(false);
    }
  });

  it('is heard by the one whom it concerns, or by all who wait where it concerns all', () => {
    const waiting = (waitingId: string, roomId = 'room-1') => listener({ waitingPasses: [{ waitingId, roomId }] });
    const { waitingId: _, ...forAll } = knock;
    expect(mayHearChange(waiting('grace'), knock)).toBe(true);
    expect(mayHearChange(waiting('alan'), knock)).toBe(false);
    expect(mayHearChange(waiting('alan'), forAll)).toBe(true);
    expect(mayHearChange(waiting('alan', 'room-2'), forAll)).toBe(false);
  });
});

describe('every other change', () => {
  it('is heard by who may enter its room, and by who is in its call', () => {
    const moved: Change = { topic: 'meeting', ...room, visibility: 'private', meetingId: 'meeting-1' };
    expect(mayHearChange(listener({}), { ...moved, visibility: 'open' })).toBe(true);
    expect(mayHearChange(listener({}), moved)).toBe(false);
    expect(mayHearChange(inCall('guest'), moved)).toBe(true);
    expect(mayHearChange(listener({ actor: user('bo') }), { topic: 'audit' })).toBe(false);
  });
});
