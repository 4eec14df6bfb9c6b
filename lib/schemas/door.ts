import { z } from 'zod';

/** How one gets into a room: at once, once a host lets one in, or as soon as a host is there. */
export const doorSchema = z.enum(['open', 'ask', 'host-first']);
export type Door = z.infer<typeof doorSchema>;

/** Somebody's own place at a door, as their page is told. */
export const waitingPlaceSchema = z.object({
  id: z.string(),
  /** The room's present name, by which it is told of: a page may have been opened under an earlier one. */
  room: z.string(),
  door: doorSchema,
  /** `admitted`: join again now. */
  state: z.enum(['waiting', 'admitted', 'denied']),
  /** People are in the call already. */
  isUnderWay: z.boolean(),
  /** Who may let them in, or why not, in words for their page. */
  message: z.string(),
  /** After being turned away: how long until they may ask again. Null otherwise. */
  askAgainInSeconds: z.int().nullable(),
});
export type WaitingPlace = z.infer<typeof waitingPlaceSchema>;

/** The answer of a join to somebody who must wait. */
export const waitingAnswerSchema = z.object({ waiting: waitingPlaceSchema });

/** What a waiting page tells of itself. */
export const waitingSignalSchema = z.strictObject({
  /** `leaving`: the page goes away, perhaps for a reload; `left`: its person gave up. */
  state: z.enum(['waiting', 'leaving', 'left']),
  /** The page is behind others, where browsers let it speak once a minute only. */
  isHidden: z.boolean().optional(),
});
export type WaitingSignal = z.infer<typeof waitingSignalSchema>;

/** Somebody who waits, as hosts see them. */
export const waitingPersonSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  /** True for somebody with an account here. The name is what they typed, all the same. */
  isSignedIn: z.boolean(),
  state: z.enum(['waiting', 'admitted', 'denied']),
  since: z.string(),
});
export type WaitingPersonView = z.infer<typeof waitingPersonSchema>;

/** Whom of all who wait; everybody where nobody is named. */
export const admitAllSchema = z.strictObject({
  ids: z.array(z.uuid()).max(2000).optional(),
});
