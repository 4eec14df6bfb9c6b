import type { PlatformConfigResult, PlatformSettings, VideoPlatformConfig } from '../contract';
import { settingList, settingText } from '../shared/settings-text';

export interface MockConfig extends VideoPlatformConfig {
  readonly apiKey: string;
  readonly apiUrl: string;
  /** Where people's browsers find the demo platform's meeting pages. */
  readonly publicUrl: string;
}

const REQUIRED = ['MOCK_API_URL', 'MOCK_API_KEY', 'MOCK_WEBHOOK_SECRET', 'MOCK_PUBLIC_URL'] as const;

/** Reads the MOCK_ settings, which the registry fills in. Never throws and never shows a value. */
export function readConfig(settings: PlatformSettings): PlatformConfigResult<MockConfig> {
  const missing = REQUIRED.filter((name) => settingText(settings, name) === undefined);
  if (missing.length > 0) return { isConfigured: false, missing, invalid: [] };
  const text = (name: (typeof REQUIRED)[number]) => settingText(settings, name) ?? '';
  const problems: Record<string, string> = {};
  for (const name of ['MOCK_API_URL', 'MOCK_PUBLIC_URL'] as const) {
    if (!isHttpAddress(text(name)))
      problems[name] = 'must be an address with http or https, for example http://127.0.0.1:3000/demo-platform/api';
  }
  if (text('MOCK_API_KEY').length < 16) problems.MOCK_API_KEY = 'must have at least 16 characters';
  if (Object.keys(problems).length > 0)
    return { isConfigured: false, missing: [], invalid: Object.keys(problems), problems };
  return {
    isConfigured: true,
    config: {
      apiKey: text('MOCK_API_KEY'),
      apiUrl: text('MOCK_API_URL').replace(/\/+$/, ''),
      publicUrl: text('MOCK_PUBLIC_URL').replace(/\/+$/, ''),
      webhookSecrets: settingList(settings, 'MOCK_WEBHOOK_SECRET'),
    },
    warnings: [],
  };
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
