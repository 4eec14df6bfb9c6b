import type { PlatformTask } from '../contract';

/** Jitsi makes and forgets its rooms by itself: nothing has to run for it. */
export const tasks: readonly PlatformTask[] = [];
