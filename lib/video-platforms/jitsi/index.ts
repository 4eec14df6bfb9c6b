import type { PlatformDefinition } from '../contract';
import { createClient } from './client';
import { type JitsiConfig, readConfig } from './config';
import { webhooks } from './webhook';

/** A Jitsi Meet server of one's own. */
export const jitsi: PlatformDefinition<JitsiConfig> = {
  id: 'jitsi',
  readConfig,
  createClient,
  frameOrigins: (config) => [`https://${config.domain}`],
  lateWebhooks: { webhooks, secretsSetting: 'JITSI_WEBHOOK_SECRET' },
};
