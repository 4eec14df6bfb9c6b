import { describe, expect, it } from 'vitest';
import { readWebhookArguments } from './read-webhook-arguments';

const ADDRESS = 'https://patchbay.example.com/api/webhooks/daily';

describe('readWebhookArguments', () => {
  it('takes a platform, and an address or --state', () => {
    expect(readWebhookArguments(['daily'])).toEqual({ platformId: 'daily', isOnlyState: false, url: null });
    expect(readWebhookArguments(['daily', ADDRESS])).toEqual({ platformId: 'daily', isOnlyState: false, url: ADDRESS });
    expect(readWebhookArguments(['daily', '--state'])).toEqual({ platformId: 'daily', isOnlyState: true, url: null });
  });

  it.each([
    [['daily', '--stat'], 'There is no option --stat.'],
    [[], 'Name a platform.'],
    [['--state'], 'Name a platform.'],
    [['daily', 'state'], 'state is no address: it begins with https://.'],
    [['daily', ADDRESS, '--state'], 'An address and --state are not for one run.'],
    [['daily', ADDRESS, 'more'], 'more is one word too many.'],
  ])('refuses %j with a sentence, and changes nothing', (words, sentence) => {
    expect(readWebhookArguments(words)).toBe(sentence);
  });
});
