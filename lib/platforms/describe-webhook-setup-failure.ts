import { describeSettingsTrouble, nameKeys } from '../migration/words/describe-settings';
import { listPlatforms } from '../video-platforms';
import type { VideoPlatformError } from '../video-platforms/errors';

/** Why a platform's webhooks could be neither seen nor set up, for an operator: a sentence with what to do. */
export function describeWebhookSetupFailure({ platform, code, reason }: VideoPlatformError): string {
  const status = listPlatforms().find(({ id }) => id === platform);
  const label = status?.label ?? platform;
  switch (code) {
    case 'not-configured': {
      const trouble = status && describeSettingsTrouble(status);
      return trouble ? `${label} isn’t set up: ${trouble}.` : `${label} isn’t set up here.`;
    }
    case 'unauthorised':
      return `${label} refused ${nameKeys(status?.settings ?? []) ?? 'our key'}. Look whether it is right, and restart Patchbay after a change.`;
    case 'rate-limited':
      return `${label} has too much to do right now. Try again in a minute.`;
    case 'unavailable':
      return `${label} ${reason}. Try again in a moment.`;
    default:
      return `${label} ${reason}, which isn’t what was expected. Look whether its settings are right.`;
  }
}
