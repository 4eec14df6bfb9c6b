import type { PlatformDefinition } from '../contract';
import { createClient } from './client';
import { readConfig, type WherebyConfig } from './config';

/** Whereby Embedded. */
export const whereby: PlatformDefinition<WherebyConfig> = {
  id: 'whereby',
  readConfig,
  createClient,
  // The account's subdomain is in no setting; it is only learnt from a room's address.
  frameOrigins: () => ['https://*.whereby.com'],
};
