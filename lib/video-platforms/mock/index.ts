import type { PlatformDefinition } from '../contract';
import { createClient } from './client';
import { type MockConfig, readConfig } from './config';

/** The demo platform. */
export const mock: PlatformDefinition<MockConfig> = {
  id: 'mock',
  readConfig,
  createClient,
  frameOrigins: (config) => [new URL(config.publicUrl).origin],
};
