import type { PlatformTask } from '../contract';

/** Pushing a room's end on, deleting rooms and asking who is in are the same for every platform and run for all of them. */
export const tasks: readonly PlatformTask[] = [];
