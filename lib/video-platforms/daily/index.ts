import type { PlatformDefinition } from '../contract';
import { createClient } from './client';
import { type DailyConfig, readConfig } from './config';
import { webhooks } from './webhook';

/** Where Daily's pages come from: the second and third are what daily-js falls back to where the first is blocked. */
const PAGE_DOMAINS = ['daily.co', 'dailywebrtc.com', 'dailywebrtc.net'];

/** A domain at Daily. */
export const daily: PlatformDefinition<DailyConfig> = {
  id: 'daily',
  readConfig,
  createClient,
  frameOrigins: (config) => PAGE_DOMAINS.map((domain) => `https://${config.subdomain}.${domain}`),
  lateWebhooks: { webhooks, secretsSetting: 'DAILY_WEBHOOK_SECRET' },
};
