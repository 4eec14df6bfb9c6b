import { describe, expect, it } from 'vitest';
import type { HeardPlatform } from '../data/webhooks/webhook-statistics';
import { measureSilences, toSilenceView } from './find-silences';

const NOW = new Date('2026-11-24T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

function heard(values: Partial<HeardPlatform> = {}): HeardPlatform {
  return {
    platform: 'daily',
    lastEventAt: ago(40),
    inUseSince: ago(90),
    liveMeetings: 3,
    people: 7,
    unconfirmed: 0,
    ...values,
  };
}

const sentenceOf = (values: Partial<HeardPlatform> = {}) => {
  const [silence] = measureSilences([heard(values)], NOW);
  return silence?.isNotable ? toSilenceView(silence, 'Daily').sentence : null;
};

describe('silences', () => {
  it('are told with how long and how many calls', () => {
    expect(sentenceOf()).toBe('No event from Daily for 40 min while 3 Daily meetings are live.');
    expect(sentenceOf({ liveMeetings: 1 })).toBe('No event from Daily for 40 min while 1 Daily meeting is live.');
    expect(sentenceOf({ lastEventAt: ago(200), inUseSince: ago(190) })).toMatch(/^No event from Daily for 3 h/);
  });

  it('are no news while they are short', () => {
    expect(sentenceOf({ lastEventAt: ago(29) })).toBeNull();
  });

  it('do not count from before anybody was in', () => {
    expect(sentenceOf({ lastEventAt: ago(600), inUseSince: ago(10) })).toBeNull();
    expect(sentenceOf({ lastEventAt: null, inUseSince: ago(31) })).toMatch(/for 31 min/);
  });

  it('are news sooner where somebody came in of whom the platform told nothing', () => {
    expect(sentenceOf({ lastEventAt: ago(6), unconfirmed: 2 })).toBe(
      'No event from Daily for 6 min while 3 Daily meetings are live. 2 people came in meanwhile of whom it told nothing.',
    );
    expect(sentenceOf({ lastEventAt: ago(4), unconfirmed: 2 })).toBeNull();
  });
});
