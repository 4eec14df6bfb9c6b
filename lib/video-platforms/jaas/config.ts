import type { KeyObject } from 'node:crypto';
import type { PlatformConfigResult, PlatformSettings, VideoPlatformConfig } from '../contract';
import { settingList, settingText } from '../shared/settings-text';
import { readPrivateKey } from './private-key';

export const JAAS_DOMAIN = '8x8.vc';
export const JAAS_ORIGIN = `https://${JAAS_DOMAIN}`;

export interface JaasConfig extends VideoPlatformConfig {
  /** `vpaas-magic-cookie-…`: the account, and the tenant of its rooms. */
  readonly appId: string;
  /** As tokens name it: `<AppID>/<id>`. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

const REQUIRED = ['JAAS_APP_ID', 'JAAS_KEY_ID', 'JAAS_PRIVATE_KEY'] as const;

const APP_ID = /^vpaas-magic-cookie-[a-z0-9]+$/;
const KEY_ID = /^[A-Za-z0-9_-]+$/;

/** Reads the JAAS_ settings. Names what is missing or wrong; never throws and never shows a value. */
export function readConfig(settings: PlatformSettings): PlatformConfigResult<JaasConfig> {
  const [appId, keyText, keyFile] = REQUIRED.map((name) => settingText(settings, name));
  if (appId === undefined || keyText === undefined || keyFile === undefined) {
    const missing = REQUIRED.filter((name) => settingText(settings, name) === undefined);
    return { isConfigured: false, missing, invalid: [] };
  }
  const keyId = readKeyId(keyText, appId);
  const privateKey = readPrivateKey(keyFile);
  const problems: Record<string, string> = {};
  if (!APP_ID.test(appId)) {
    problems.JAAS_APP_ID = 'must be the AppID of the JaaS console, for example vpaas-magic-cookie-0123456789abcdef';
  }
  if (keyId === null) {
    problems.JAAS_KEY_ID = 'must be the id of a key of this AppID as the JaaS console shows it, for example 4f4910';
  }
  if (privateKey === null) {
    problems.JAAS_PRIVATE_KEY =
      'must be the private half of that key: RSA with 2048 bits or more, as PEM or as PEM in base64, for example -----BEGIN PRIVATE KEY-----…';
  }
  const webhookSecrets = settingList(settings, 'JAAS_WEBHOOK_SECRET');
  // The prefix is part of the key: without it every delivery would be refused without anybody knowing why.
  if (webhookSecrets.some((secret) => !secret.startsWith('whsec_'))) {
    problems.JAAS_WEBHOOK_SECRET =
      'must be the whole secret as the JaaS console shows it, which begins with whsec_, for example whsec_0123456789abcdef';
  }
  if (keyId === null || privateKey === null || Object.keys(problems).length > 0) {
    return { isConfigured: false, missing: [], invalid: Object.keys(problems), problems };
  }
  return { isConfigured: true, config: { appId, keyId, privateKey, webhookSecrets }, warnings: warn(webhookSecrets) };
}

/** The console shows `<AppID>/<id>`; people copy the whole of it or its end. Null for a key of another account. */
function readKeyId(text: string, appId: string): string | null {
  const split = text.lastIndexOf('/');
  if (split >= 0 && text.slice(0, split) !== appId) return null;
  const id = text.slice(split + 1);
  return KEY_ID.test(id) ? `${appId}/${id}` : null;
}

function warn(webhookSecrets: readonly string[]): readonly string[] {
  if (webhookSecrets.length > 0) return [];
  return [
    'JAAS_WEBHOOK_SECRET is not set: every webhook is refused, so Patchbay relies on what call pages say of themselves, and hears of no recording.',
  ];
}
