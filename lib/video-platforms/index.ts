import 'server-only';
import { getSettings } from '../env/settings';
import type { PlatformCatalogEntry } from './catalog';
import type {
  PlatformCapabilities,
  PlatformId,
  PlatformWebhooks,
  VideoPlatformClient,
  VideoPlatformConfig,
} from './contract';
import { VideoPlatformError } from './errors';
import {
  clientOf,
  configResultOf,
  findPlatform,
  type InstalledPlatform,
  installedPlatforms,
  warningsOf,
} from './installed-platforms';
import { settingList, settingText } from './shared/settings-text';

// The public door of the video platforms. Which platform a room gets is decided in lib/migration; here they are opened.

export { assertPlatformSettings } from './assert-platform-settings';
export { registerPlatform, setCallServices } from './installed-platforms';

/** A platform and whether it can be used here. */
export interface PlatformStatus extends PlatformCatalogEntry {
  readonly isConfigured: boolean;
  /** Names of settings, never values: those that are given, those that are needed and not given, and wrong ones. */
  readonly set: readonly string[];
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
  /** Sentences for an administrator. */
  readonly warnings: readonly string[];
}

/** Every platform of this installation, configured or not. */
export function listPlatforms(): readonly PlatformStatus[] {
  return installedPlatforms().map((platform) => {
    const result = configResultOf(platform);
    const status = { ...platform.entry, set: givenSettingsOf(platform), warnings: warningsOf(platform) };
    return result.isConfigured
      ? { ...status, isConfigured: true, missing: [], invalid: [] }
      : { ...status, isConfigured: false, missing: result.missing, invalid: result.invalid };
  });
}

/**
 * Orders platforms for a list as every list has them: as installed, then those that are gone from here by their id, and
 * last `null`, which stands for none.
 */
export function comparePlatforms(one: PlatformId | null, other: PlatformId | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const ids = installedPlatforms().map(({ definition }) => definition.id);
  const rank = (id: PlatformId) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return rank(one) - rank(other) || one.localeCompare(other);
}

/** A platform's name for people, whatever its settings are; null where it is unknown here. */
export function findPlatformLabel(id: PlatformId): string | null {
  return findPlatform(id)?.entry.label ?? null;
}

/** What a platform can do, whatever its settings are; null where it is unknown here. */
export function findPlatformCapabilities(id: PlatformId): PlatformCapabilities | null {
  return findPlatform(id)?.entry.capabilities ?? null;
}

/** The setting that holds the secret of a platform's webhooks; null where it has none. */
export function findWebhookSecretSetting(id: PlatformId): string | null {
  const settings = findPlatform(id)?.entry.settings ?? [];
  return settings.find(({ name }) => name.endsWith('_WEBHOOK_SECRET'))?.name ?? null;
}

/**
 * A platform's settings as its client takes them. Holds secrets: never log it, never send it anywhere.
 * @throws VideoPlatformError `not-found` for an unknown platform, `not-configured` where settings are missing or wrong
 */
export function getPlatformConfig(id: PlatformId): VideoPlatformConfig {
  const result = configResultOf(requirePlatform(id));
  if (result.isConfigured) return result.config;
  throw new VideoPlatformError({
    platform: id,
    operation: 'get-config',
    code: 'not-configured',
    reason: `is not configured (${[...result.missing, ...result.invalid].join(', ')})`,
  });
}

/**
 * The client of a platform: the same one for the same config.
 * @throws VideoPlatformError as {@link getPlatformConfig}
 */
export function getPlatformClient(
  id: PlatformId,
  config: VideoPlatformConfig = getPlatformConfig(id),
): VideoPlatformClient {
  return clientOf(requirePlatform(id), config);
}

/** How a platform's deliveries are read, and the secrets that they may be signed with, the newest one first. */
export interface ReceivedWebhooks {
  readonly webhooks: PlatformWebhooks;
  readonly secrets: readonly string[];
}

/**
 * What is received of a platform: once it isn't configured any more, still what it tells of calls that go on, as long as
 * the secret is there. Null where nothing is.
 * @throws VideoPlatformError `not-found` for an unknown platform
 */
export function findPlatformWebhooks(id: PlatformId): ReceivedWebhooks | null {
  const platform = requirePlatform(id);
  const result = configResultOf(platform);
  if (result.isConfigured) {
    const { webhooks } = clientOf(platform, result.config);
    return webhooks && { webhooks, secrets: result.config.webhookSecrets };
  }
  const { lateWebhooks } = platform.definition;
  const secrets = lateWebhooks ? settingList(getSettings().raw, lateWebhooks.secretsSetting) : [];
  return lateWebhooks && secrets.length > 0 ? { webhooks: lateWebhooks.webhooks, secrets } : null;
}

/**
 * The platform of a new room that names none: DEFAULT_VIDEO_PLATFORM, else the first one of the catalogue's order that
 * is configured (Whereby stands first there), the demo last.
 */
export function getDefaultPlatform(): PlatformId {
  const named = getSettings().DEFAULT_VIDEO_PLATFORM;
  if (named !== undefined) return named;
  const configured = listPlatforms().filter((platform) => platform.isConfigured);
  const real = configured.filter((platform) => !platform.isDemo);
  return (real[0] ?? configured[0])?.id ?? 'mock';
}

/** Origins that call pages must let frames and scripts come from. */
export function getFrameOrigins(): readonly string[] {
  const origins = installedPlatforms().flatMap((platform) => {
    const result = configResultOf(platform);
    return result.isConfigured ? platform.definition.frameOrigins(result.config) : [];
  });
  return [...new Set(origins)];
}

function givenSettingsOf({ entry }: InstalledPlatform): readonly string[] {
  const { raw } = getSettings();
  return entry.settings.map(({ name }) => name).filter((name) => settingText(raw, name) !== undefined);
}

function requirePlatform(id: PlatformId): InstalledPlatform {
  const platform = findPlatform(id);
  if (platform) return platform;
  throw new VideoPlatformError({
    platform: id,
    operation: 'find-platform',
    code: 'not-found',
    reason: 'is not a platform of this installation',
  });
}
