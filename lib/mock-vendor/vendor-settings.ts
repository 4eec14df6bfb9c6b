import { demoPlatformSettings } from '../env/demo-platform';
import { getSettings } from '../env/settings';

export interface VendorSettings {
  /** Opens the API and signs join tokens. */
  readonly apiKey: string;
  /** Signs webhooks; the newest where several are given. */
  readonly webhookSecret: string;
  readonly webhookUrl: string;
}

/** What the vendor's one customer, this installation, has registered with it. */
export function getVendorSettings(): VendorSettings {
  const settings = demoPlatformSettings(getSettings());
  return {
    apiKey: settings.MOCK_API_KEY.trim(),
    webhookSecret: (settings.MOCK_WEBHOOK_SECRET.split(',')[0] ?? '').trim(),
    webhookUrl: `${new URL(settings.MOCK_API_URL).origin}/api/webhooks/mock`,
  };
}
