import { expect, it } from 'vitest';
import { describeWebhookTrouble, isAskedForWebhooks } from './describe-webhook-trouble';

it('names a platform whose webhooks are missing or switched off, and no other', () => {
  expect(describeWebhookTrouble('Daily', { state: 'absent' })).toBe('The webhooks of Daily aren’t set up.');
  expect(describeWebhookTrouble('Daily', { state: 'broken' })).toBe(
    'The webhooks of Daily don’t arrive as they should.',
  );
  expect(describeWebhookTrouble('Daily', { state: 'active' })).toBeNull();
});

it('asks no platform in vain', () => {
  const daily = { hasWebhookSetup: true, state: 'active' as const, health: { isHealthy: true } };
  expect(isAskedForWebhooks(daily)).toBe(true);
  expect(isAskedForWebhooks({ ...daily, state: 'draining' })).toBe(true);
  expect(isAskedForWebhooks({ ...daily, hasWebhookSetup: false })).toBe(false);
  expect(isAskedForWebhooks({ ...daily, health: { isHealthy: false } })).toBe(false);
  expect(isAskedForWebhooks({ ...daily, health: null })).toBe(false);
  expect(isAskedForWebhooks({ ...daily, state: 'disabled' })).toBe(false);
});
