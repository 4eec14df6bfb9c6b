import { describe, expect, it } from 'vitest';
import { platformFacts } from '@/tests/support/decision-input';
import { findGivenUp } from './find-given-up';
import { NO_USAGE } from './room-facts';

const capabilities = (changes = {}) => platformFacts('daily', { capabilities: changes }).capabilities;
const settings = { size: 10, recording: 'cloud' as const, door: 'ask', recordingStart: 'automatic' };
const givenUp = (from: object | null, to: object) => {
  const { losses, extras } = findGivenUp({
    settings,
    usage: NO_USAGE,
    from: from && capabilities(from),
    to: capabilities(to),
  });
  return [...losses.map(({ loss }) => loss), ...extras];
};

describe('what a room gives up', () => {
  it('is what it needs, and what its platform gives everybody, where the new one has neither', () => {
    const bare = { cloudRecording: false, guestToken: false, lock: false };
    expect(givenUp({ lock: true, guestToken: true }, bare)).toEqual(['cloud-recording', 'door-ask', 'lock']);
    expect(givenUp({}, {})).toEqual([]);
  });

  it('is not what it lacks already', () => {
    const bare = { cloudRecording: false, guestToken: false, lock: false };
    expect(givenUp(bare, bare)).toEqual([]);
    expect(givenUp({ ...bare, guestToken: true }, bare)).toEqual(['door-ask']);
    expect(givenUp({ cloudRecording: false, automaticRecording: 'none' }, { automaticRecording: 'host-page' })).toEqual(
      [],
    );
  });

  it('is all that it needs where nobody knows what it had', () => {
    expect(givenUp(null, { cloudRecording: false, guestToken: false, lock: false })).toEqual([
      'cloud-recording',
      'door-ask',
    ]);
  });
});
