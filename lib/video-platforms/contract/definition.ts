import type { VideoPlatformClient } from './client';
import type { PlatformId } from './meeting';
import type { PlatformServices } from './services';
import type { PlatformWebhooks } from './webhooks';

/** Fields that platforms share; each platform narrows this type and adds its own. */
export interface VideoPlatformConfig {
  readonly apiKey?: string;
  /** Newest first; several while a secret is being rotated. */
  readonly webhookSecrets: readonly string[];
  readonly apiUrl?: string;
  readonly subdomain?: string;
  readonly s3Bucket?: string;
  readonly s3Region?: string;
  readonly awsRoleArn?: string;
  readonly awsAccessKeyId?: string;
  readonly awsAccessKeySecret?: string;
}

export type PlatformConfigResult<Config extends VideoPlatformConfig> =
  | { readonly isConfigured: true; readonly config: Config; readonly warnings: readonly string[] }
  /** `missing` and `invalid` hold names of settings, never values. */
  | {
      readonly isConfigured: false;
      readonly missing: readonly string[];
      readonly invalid: readonly string[];
      /** What is wrong with each invalid one, for the operator: `must be …, for example …`. Never a value. */
      readonly problems?: Readonly<Record<string, string>>;
    };

/** Settings by name, as the environment or the settings file gave them. */
export type PlatformSettings = Readonly<Record<string, string | undefined>>;

/** The one door of a platform's folder. */
export interface PlatformDefinition<Config extends VideoPlatformConfig = VideoPlatformConfig> {
  readonly id: PlatformId;
  readConfig(settings: PlatformSettings): PlatformConfigResult<Config>;
  createClient(config: Config, services: PlatformServices): VideoPlatformClient;
  /** Origins whose frames and scripts a call page must allow. */
  frameOrigins(config: Config): readonly string[];
  /**
   * What is read of its deliveries while it isn't configured: calls that began before go on, and their vendor goes on
   * telling of them. Left out where it sends none.
   */
  readonly lateWebhooks?: { readonly webhooks: PlatformWebhooks; readonly secretsSetting: string };
}
