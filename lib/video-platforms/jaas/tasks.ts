import type { PlatformTask } from '../contract';

/** 8x8 makes and forgets its rooms by itself: nothing has to run for it. */
export const tasks: readonly PlatformTask[] = [];
