import { expect, it } from 'vitest';
import { describeRefusals } from './describe-refusals';

it('says in a line what was refused, and names the setting to check', () => {
  expect(
    describeRefusals({ reasons: [['mismatch', 3]], label: 'Daily', secretSetting: 'DAILY_WEBHOOK_SECRET' }),
  ).toEqual({
    reason: 'mismatch',
    sentence: 'Daily: 3 deliveries refused, signed with another secret',
    advice: 'Check that DAILY_WEBHOOK_SECRET here is the secret of the webhook at Daily.',
  });
});

it('says how many were refused for which reason where there are several, and gives advice about most', () => {
  const reasons = [['mismatch', 2] as const, ['missing', 1] as const];
  expect(describeRefusals({ reasons, label: 'Daily', secretSetting: 'DAILY_WEBHOOK_SECRET' })).toMatchObject({
    reason: 'mismatch',
    sentence: 'Daily: 3 deliveries refused: 2 signed with another secret, 1 without a signature',
  });
});

it('asks nobody for a secret at the demo platform, which always signs', () => {
  const demo = { label: 'Demo', secretSetting: null } as const;
  expect(describeRefusals({ ...demo, reasons: [['missing', 1]] })).toEqual({
    reason: 'missing',
    sentence: 'Demo: 1 delivery refused, without a signature',
    advice: 'Demo always signs (MOCK_WEBHOOK_SECRET), so a stranger tried the address; nothing has to be done.',
  });
  expect(describeRefusals({ ...demo, reasons: [['mismatch', 1]] }).advice).toContain('MOCK_WEBHOOK_SECRET');
});
