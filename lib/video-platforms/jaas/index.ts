import type { PlatformDefinition } from '../contract';
import { createClient } from './client';
import { JAAS_ORIGIN, type JaasConfig, readConfig } from './config';
import { webhooks } from './webhook';

/** Jitsi as a Service: Jitsi on the servers of 8x8. */
export const jaas: PlatformDefinition<JaasConfig> = {
  id: 'jaas',
  readConfig,
  createClient,
  frameOrigins: () => [JAAS_ORIGIN],
  lateWebhooks: { webhooks, secretsSetting: 'JAAS_WEBHOOK_SECRET' },
};
