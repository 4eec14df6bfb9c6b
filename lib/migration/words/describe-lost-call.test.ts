import { describe, expect, it } from 'vitest';
import { describeLostCall } from './describe-lost-call';

const NO_KEY = { label: 'Daily', isConfigured: false, missing: ['DAILY_API_KEY'], invalid: [] };

describe('describeLostCall', () => {
  it('says who is in, why, and where newcomers go on', () => {
    expect(
      describeLostCall({ people: 2, label: 'Daily', status: NO_KEY, continuesOn: 'Demo', audience: 'administrator' }),
    ).toBe(
      '2 people are in this call on Daily, where nobody else can be let in any more. Daily isn’t set up: DAILY_API_KEY is missing. You go on in a new part of it on Demo, and they may follow.',
    );
  });

  it('tells others no settings, and to wait where no platform takes it', () => {
    expect(describeLostCall({ people: 1, label: 'Daily', status: NO_KEY, continuesOn: null, audience: 'guest' })).toBe(
      'One person is in this call on Daily, where nobody else can be let in any more. You get in as soon as they leave.',
    );
  });

  it('knows an account that was changed to another', () => {
    const status = { ...NO_KEY, isConfigured: true, missing: [] };
    const lost = { people: 1, label: 'Daily', status, continuesOn: 'Daily', audience: 'administrator' } as const;
    expect(describeLostCall(lost)).toContain('The account of Daily has been changed here since it began. You go on in');
    expect(describeLostCall(lost)).not.toContain('on Daily, and they');
  });
});
