import type { PlatformDefinition } from '../contract';
import { createClient } from './client';
import { readConfig, type WherebyConfig } from './config';
import { webhooks } from './webhook';

/** Whereby Embedded. */
export const whereby: PlatformDefinition<WherebyConfig> = {
  id: 'whereby',
  readConfig,
  createClient,
  // The account's subdomain is in no setting; it is only learnt from a room's address.
  frameOrigins: () => ['https://*.whereby.com'],
  lateWebhooks: { webhooks, secretsSetting: 'WHEREBY_WEBHOOK_SECRET' },
};
