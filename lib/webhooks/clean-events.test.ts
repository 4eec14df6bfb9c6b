import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../video-platforms/contract';
import { cleanEvents, cleanName } from './clean-events';

function joined(displayName: string | null, roomName = 'room'): MeetingEvent {
  return {
    type: 'participant-joined',
    roomName,
    at: new Date('2026-11-26T10:00:00Z'),
    participant: { connectionId: 'c\0', participantId: null, displayName, isHost: null, isBot: false },
  };
}

describe('cleanEvents', () => {
  it('leaves nothing that can\u2019t be kept, and times as they are', () => {
    const [event] = cleanEvents([joined('Ada', 'a\0b\ud800')]);
    expect(event).toMatchObject({
      roomName: 'a\ufffdb\ufffd',
      at: new Date('2026-11-26T10:00:00Z'),
      participant: { connectionId: 'c\ufffd', displayName: 'Ada' },
    });
  });
});

describe('cleanName', () => {
  it.each([
    ['a\0b', 'a b'],
    ['\u202eevil', 'evil'],
    ['  two\nlines ', 'two lines'],
    ['half \ud83d', 'half'],
    ['\u{1f468}\u200d\u{1f469}', '\u{1f468}\u200d\u{1f469}'],
    ['\u0645\u062d\u0645\u062f', '\u0645\u062d\u0645\u062f'],
    ['\0\u200b', null],
    ['', null],
    [null, null],
  ])('shows %j as %j', (name, shown) => expect(cleanName(name)).toBe(shown));

  it('cuts what nobody reads, never in the middle of a character', () => {
    expect(cleanName('x'.repeat(5_000))).toBe('x'.repeat(80));
    expect(cleanName('\u{1f600}'.repeat(100))).toBe('\u{1f600}'.repeat(80));
  });
});
