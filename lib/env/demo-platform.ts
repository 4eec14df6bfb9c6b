import { createHmac } from 'node:crypto';
import type { Settings } from './settings';

/**
 * The names under which the demo platform's address and keys are set. All have defaults, so that it works with nothing
 * configured; they are given only where it is reached elsewhere, for example by a worker process on another machine.
 */
export type DemoPlatformSettings = Readonly<
  Record<'MOCK_API_URL' | 'MOCK_API_KEY' | 'MOCK_WEBHOOK_SECRET' | 'MOCK_PUBLIC_URL', string>
>;

/**
 * What the demo vendor and Patchbay have agreed on. Both derive it from the sign-in secret, each key with a label of
 * its own, so that several processes on one database agree and neither key gives the other away.
 */
export function demoPlatformSettings(settings: Settings): DemoPlatformSettings {
  return {
    MOCK_API_URL: settings.raw.MOCK_API_URL || `http://127.0.0.1:${settings.PORT}/demo-platform/api`,
    MOCK_API_KEY: settings.raw.MOCK_API_KEY || derive(settings.NEXTAUTH_SECRET, 'demo-platform-api-key'),
    MOCK_WEBHOOK_SECRET:
      settings.raw.MOCK_WEBHOOK_SECRET || derive(settings.NEXTAUTH_SECRET, 'demo-platform-webhook-secret'),
    MOCK_PUBLIC_URL: settings.raw.MOCK_PUBLIC_URL || `${settings.PUBLIC_URL}/demo-platform`,
  };
}

function derive(secret: string, label: string): string {
  return createHmac('sha256', secret).update(label).digest('base64url');
}
