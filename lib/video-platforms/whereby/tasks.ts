import type { PlatformTask } from '../contract';

/** Whereby deletes rooms by itself, and has no webhooks to renew. */
export const tasks: readonly PlatformTask[] = [];
