import type { PlatformConfigResult, PlatformSettings, VideoPlatformConfig } from '../contract';
import { settingList, settingText } from '../shared/settings-text';

export interface JitsiConfig extends VideoPlatformConfig {
  /** Where people's browsers go: a host name, perhaps with a port. */
  readonly domain: string;
  /** Signs each person's token; null where the server asks for none. */
  readonly tokens: { readonly appId: string; readonly secret: string } | null;
  readonly audience: string;
  /** The `sub` of tokens: the XMPP domain that Prosody verifies, or `*`. */
  readonly xmppDomain: string;
}

const DOMAIN = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

/** The public server of the Jitsi project: embedded calls are cut off there after five minutes. */
const PUBLIC_SERVER = 'meet.jit.si';

/** Reads the JITSI_ settings. Names what is missing or wrong; never throws and never shows a value. */
export function readConfig(settings: PlatformSettings): PlatformConfigResult<JitsiConfig> {
  const domain = settingText(settings, 'JITSI_DOMAIN')?.toLowerCase();
  if (domain === undefined) return { isConfigured: false, missing: ['JITSI_DOMAIN'], invalid: [] };
  const problems = findProblems(settings, domain);
  if (Object.keys(problems).length > 0) {
    return { isConfigured: false, missing: [], invalid: Object.keys(problems), problems };
  }
  const appId = settingText(settings, 'JITSI_JWT_APP_ID');
  const secret = settingText(settings, 'JITSI_JWT_SECRET');
  const apiUrl = settingText(settings, 'JITSI_API_URL');
  const config: JitsiConfig = {
    domain,
    tokens: appId !== undefined && secret !== undefined ? { appId, secret } : null,
    audience: settingText(settings, 'JITSI_JWT_AUDIENCE') ?? 'jitsi',
    xmppDomain: settingText(settings, 'JITSI_XMPP_DOMAIN') ?? '*',
    webhookSecrets: settingList(settings, 'JITSI_WEBHOOK_SECRET'),
    ...(apiUrl === undefined ? {} : { apiUrl: apiUrl.replace(/\/+$/, '') }),
  };
  return { isConfigured: true, config, warnings: findWarnings(config) };
}

function findProblems(settings: PlatformSettings, domain: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!DOMAIN.test(domain)) {
    problems.JITSI_DOMAIN = 'must be a host name without https:// and without a path, for example meet.example.com';
  }
  // Prosody accepts the app id as the only issuer: a token without it would be refused, and everybody with it.
  if (settingText(settings, 'JITSI_JWT_SECRET') && !settingText(settings, 'JITSI_JWT_APP_ID')) {
    problems.JITSI_JWT_APP_ID = "is required with JITSI_JWT_SECRET: the server's JWT_APP_ID, for example patchbay";
  }
  const apiUrl = settingText(settings, 'JITSI_API_URL');
  if (apiUrl !== undefined && !isHttpAddress(apiUrl)) {
    problems.JITSI_API_URL = 'must be an address with http or https, for example http://prosody:5280';
  }
  return problems;
}

/** Without a name and password in it: no request can be made to such an address. */
function isHttpAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function findWarnings(config: JitsiConfig): readonly string[] {
  const warnings: string[] = [];
  if (config.domain === PUBLIC_SERVER) {
    warnings.push(
      'JITSI_DOMAIN is meet.jit.si: embedded calls are cut off there after five minutes. Use a Jitsi server of your own.',
    );
  }
  if (config.tokens === null) {
    warnings.push('JITSI_JWT_SECRET is not set: everybody joins as a guest, nobody gets host rights from Patchbay.');
  }
  if (config.webhookSecrets.length === 0) {
    warnings.push(
      'JITSI_WEBHOOK_SECRET is not set: every webhook is refused, so Patchbay relies on what call pages say of themselves.',
    );
  }
  return warnings;
}
