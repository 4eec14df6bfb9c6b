import { isDatabaseUnavailable } from '../data/database-errors';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import { VideoPlatformError } from '../video-platforms/errors';

/** True where the body itself makes no sense, so that trying again would change nothing. */
export function isUnreadable(error: unknown): error is VideoPlatformError {
  return error instanceof VideoPlatformError && error.code === 'malformed-response';
}

/**
 * Why a delivery could not be applied, for the administrator who looks at it: who sent what, and what becomes of it. All
 * of a delivery is applied in one transaction, so after a failure nothing of it is.
 * @param isTriedAgain whether another attempt follows
 */
export function describeDeliveryFailure(platform: string, error: unknown, isTriedAgain: boolean): string {
  const label = labelOfPlatform(platform);
  if (isUnreadable(error))
    return `${label} sent a body that Patchbay can’t read: ${error.reason}. Nothing was changed.`;
  const outlook = isTriedAgain ? 'Patchbay tries again by itself' : 'Patchbay does not try again';
  return `${causeOf(label, error)} Nothing was changed; ${outlook}.`;
}

function causeOf(label: string, error: unknown): string {
  if (error instanceof VideoPlatformError) return `${label} ${error.reason}.`;
  if (isDatabaseUnavailable(error)) return 'The database did not answer.';
  return 'Something went wrong on our side; the log of this moment says more.';
}
