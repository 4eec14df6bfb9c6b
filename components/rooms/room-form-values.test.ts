import { describe, expect, it } from 'vitest';
import { createRoomSchema, type RoomView } from '@/lib/schemas/room';
import { NEW_ROOM_VALUES, toNewRoom, toRoomChanges, valuesOfRoom } from './room-form-values';

const room: RoomView = {
  name: 'standup',
  title: 'Stand-up',
  platform: 'mock',
  pin: 'none',
  visibility: 'open',
  tags: [],
  settings: {
    door: 'open',
    size: 50,
    recording: 'none',
    recordingStart: 'host',
    meetingHours: 8,
    graceSeconds: 120,
  },
  owner: 'Ada',
  url: 'http://localhost:3000/standup',
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
  version: 3,
  isClosing: false,
  closing: null,
  canManage: true,
  waitingPeople: 0,
  live: null,
};

describe('a room form', () => {
  it('sends a new room that the server takes, without an empty title', () => {
    const sent = toNewRoom({ ...NEW_ROOM_VALUES, name: 'standup', title: '  ' });
    expect(sent).not.toHaveProperty('title');
    expect(createRoomSchema.safeParse(sent).success).toBe(true);
  });

  it('sends nothing where nothing was changed', () => {
    expect(toRoomChanges(room, valuesOfRoom(room))).toBeNull();
  });

  it('sends only what was changed', () => {
    const values = { ...valuesOfRoom(room), title: 'Daily stand-up', size: '80' };
    expect(toRoomChanges(room, values)).toEqual({ title: 'Daily stand-up', settings: { size: 80 } });
  });
});
