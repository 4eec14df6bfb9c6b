import { z } from 'zod';

/** A room's next meeting is decided to be on another platform, and waits for the people in its call to leave. */
export const waitingChangeSchema = z.object({
  /** Where the next meeting will be. */
  platform: z.string(),
  /** Since when it waits; null where that isn't known. */
  since: z.string().nullable(),
  /** Who it waits for. */
  people: z.int(),
  /** When the people are moved all the same; null where it waits until they have left. */
  relocateAt: z.string().nullable(),
  /** The same in words. */
  sentence: z.string(),
});
export type WaitingChange = z.infer<typeof waitingChangeSchema>;
