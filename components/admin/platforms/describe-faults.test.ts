import { describe, expect, it } from 'vitest';
import { describeFaults, NO_FAULTS } from './describe-faults';

describe('describeFaults', () => {
  it('says nothing where nothing is on', () => {
    expect(describeFaults(NO_FAULTS)).toEqual([]);
  });

  it('names each fault that is on', () => {
    expect(describeFaults({ ...NO_FAULTS, latencyMs: 800, lostWebhookPercent: 20 })).toEqual([
      'answers 800 ms late',
      '20 % of webhooks are lost',
    ]);
  });
});
