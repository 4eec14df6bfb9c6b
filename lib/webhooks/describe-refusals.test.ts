import { expect, it } from 'vitest';
import { describeRefusals } from './describe-refusals';

it('says in a line what was refused, and names the setting to check', () => {
  expect(
    describeRefusals({ refused: 3, reason: 'mismatch', label: 'Daily', secretSetting: 'DAILY_WEBHOOK_SECRET' }),
  ).toEqual({
    sentence: 'Daily: 3 deliveries refused, mostly signed with another secret',
    advice: 'Check that DAILY_WEBHOOK_SECRET here is the secret of the webhook at Daily.',
  });
});

it('asks nobody for a secret at the demo platform, which always signs', () => {
  const demo = { refused: 1, label: 'Demo', secretSetting: null } as const;
  expect(describeRefusals({ ...demo, reason: 'missing' })).toEqual({
    sentence: 'Demo: 1 delivery refused, without a signature',
    advice: 'Demo always signs (MOCK_WEBHOOK_SECRET), so a stranger tried the address; nothing has to be done.',
  });
  expect(describeRefusals({ ...demo, reason: 'mismatch' }).advice).toContain('MOCK_WEBHOOK_SECRET');
});
