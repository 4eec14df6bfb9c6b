import { z } from 'zod';

/**
 * A room's next meeting is decided to be on another platform, and waits for the people in its call to leave; or somebody
 * planned when they are moved.
 */
export const waitingChangeSchema = z.object({
  /**
   * Where the next meeting will be, or what the planned move is for, also while that takes nothing and the next meeting
   * would be elsewhere. The call's own where a planned move has nowhere else to go.
   */
  platform: z.string(),
  /**
   * Where each choice leads as things are: the next meeting once the call is over, and its people at a time or at once. At a
   * time they go to where the room belongs, also while that fails; at once to what takes its place meanwhile.
   */
  leadsTo: z.object({ empty: z.string(), time: z.string(), now: z.string() }),
  /** Since when it waits; null where that isn't known. */
  since: z.string().nullable(),
  /** Who it waits for. */
  people: z.int(),
  /** When the people are moved all the same, or were to be; null where it waits until they have left. */
  relocateAt: z.string().nullable(),
  /** True where a try of that move failed: it is tried again, and its time doesn't hold any more. */
  isRelocationFailing: z.boolean(),
  /** The same in words. */
  sentence: z.string(),
});
export type WaitingChange = z.infer<typeof waitingChangeSchema>;
