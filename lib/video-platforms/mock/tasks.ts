import type { PlatformTask } from '../contract';

/** The demo platform tidies up after itself, as vendors do. */
export const tasks: readonly PlatformTask[] = [];
