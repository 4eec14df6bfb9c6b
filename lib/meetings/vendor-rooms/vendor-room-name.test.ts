import { describe, expect, it } from 'vitest';
import { findMark, makeVendorRoomName, markOf } from './vendor-room-name';

const meetingId = '0c7f7d0e-4f0e-4a44-9a8a-7f1b7f4a4d11';
const installationId = 'a1b2c3d4';

describe('the mark in a name of a room', () => {
  it('is found in what we reserve, also as Whereby writes it', () => {
    const name = makeVendorRoomName({ slug: 'daily-stand-up', installationId, meetingId });
    expect(findMark(name, installationId)).toBe(markOf(meetingId));
    const atWhereby = `${name.replaceAll('-', '').slice(-39)}9f3c2a90-1d2f-4a7b-8c9d-0e1f2a3b4c5d`;
    expect(findMark(atWhereby, installationId)).toBe(markOf(meetingId));
    expect(findMark(name.toUpperCase(), installationId)).toBe(markOf(meetingId));
  });

  it('is in no name of a stranger’s, nor of another installation’s', () => {
    for (const name of ['daily-stand-up', 'daily-stand-up-0c7f7d0e4f0e', `stand-up-${installationId}`, '']) {
      expect(findMark(name, installationId)).toBeNull();
    }
    expect(
      findMark(makeVendorRoomName({ slug: 'x', installationId: 'zzzzzzzz', meetingId }), installationId),
    ).toBeNull();
  });
});
