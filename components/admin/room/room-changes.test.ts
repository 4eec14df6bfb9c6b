import { describe, expect, it } from 'vitest';
import type { RoomView } from '@/lib/schemas/room';
import { findRoomChanges, toDraft } from './room-changes';

const ROOM: RoomView = {
  name: 'standup',
  title: 'Standup',
  platform: 'mock',
  pin: 'none',
  visibility: 'open',
  tags: ['eu'],
  settings: { door: 'open', size: 50, recording: 'none', recordingStart: 'host', meetingHours: 8, graceSeconds: 120 },
  owner: null,
  url: 'http://localhost:3000/standup',
  createdAt: '2026-11-24T10:00:00.000Z',
  updatedAt: '2026-11-24T10:00:00.000Z',
  version: 1,
  isClosing: false,
  closing: null,
  canManage: true,
  waitingPeople: 0,
  live: null,
};

describe('findRoomChanges', () => {
  it('finds nothing where nothing was touched', () => {
    expect(findRoomChanges(ROOM, toDraft(ROOM))).toBeNull();
  });

  it('sends only what differs', () => {
    const draft = { ...toDraft(ROOM), title: ' Daily standup ', size: '80', pin: 'required' as const };
    expect(findRoomChanges(ROOM, draft)).toEqual({ title: 'Daily standup', pin: 'required', settings: { size: 80 } });
  });

  it('reads tags as people type them', () => {
    expect(findRoomChanges(ROOM, { ...toDraft(ROOM), tags: 'EU, sales,, sales ' })).toEqual({ tags: ['eu', 'sales'] });
    expect(findRoomChanges(ROOM, { ...toDraft(ROOM), tags: '' })).toEqual({ tags: [] });
  });
});
