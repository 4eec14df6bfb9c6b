import type { PlatformView, WebhookSetupView } from '@/lib/schemas/platform';

/** That a platform's webhooks don't come here, as the head of a notice; null where they do. */
export function describeWebhookTrouble(label: string, { state }: Pick<WebhookSetupView, 'state'>): string | null {
  if (state === 'active') return null;
  return state === 'absent'
    ? `The webhooks of ${label} aren’t set up.`
    : `The webhooks of ${label} don’t arrive as they should.`;
}

/**
 * True where it is worth asking a platform how its webhooks are. One that doesn't answer well would be asked in vain, and
 * one that is switched off sends none that anybody waits for.
 */
export function isAskedForWebhooks({
  hasWebhookSetup,
  state,
  health,
}: Pick<PlatformView, 'hasWebhookSetup' | 'state'> & {
  readonly health: Pick<NonNullable<PlatformView['health']>, 'isHealthy'> | null;
}): boolean {
  return hasWebhookSetup && state !== 'disabled' && health?.isHealthy === true;
}
