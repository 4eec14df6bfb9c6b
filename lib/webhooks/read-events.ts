import { findPlatformWebhooks } from '../video-platforms';
import type { MeetingEvent } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';
import { cleanEvents } from './clean-events';
import { openSecretFields } from './seal-secret-fields';

/**
 * What a stored delivery says, in one vocabulary; nothing where its type is not known.
 * @throws VideoPlatformError malformed-response where its body can't be read, not-configured where its platform isn't
 */
export function readEvents(delivery: {
  readonly platform: string;
  readonly rawBody: Uint8Array;
  readonly path: string;
}): readonly MeetingEvent[] {
  const { platform, path } = delivery;
  const received = findPlatformWebhooks(platform);
  if (!received) {
    throw new VideoPlatformError({
      platform,
      operation: 'read-webhook',
      code: 'not-configured',
      reason: 'is not set up here any more, and neither is the secret of its webhooks',
    });
  }
  return cleanEvents(received.webhooks.normalise(openSecretFields(delivery.rawBody, platform), path));
}
