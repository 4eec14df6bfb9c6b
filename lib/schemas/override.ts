import { z } from 'zod';
import { freeText, isoDate } from './text';

/** What a room may need and a platform may lack. Stable words: a move gives them up by name. */
export const ROOM_NEEDS = ['cloud-recording', 'local-recording', 'size'] as const;

const needsList = ROOM_NEEDS.map((need) => `\`${need}\``).join(', ');

/** Needs that a move gives up. One that there is not would give up nothing, and leave its caller in the belief that it did. */
export const waivedNeeds = z
  .array(
    z.enum(ROOM_NEEDS, {
      error: ({ input }) => `${JSON.stringify(input)} is no need that a move can give up. There are ${needsList}.`,
    }),
  )
  .max(10)
  .default([]);

export const setOverrideSchema = z.strictObject({
  platform: z.string().min(1).max(40),
  expiresAt: isoDate.nullish(),
  note: freeText('The note', 500).nullish(),
  /** Needs of the room to give up for this move, for example `cloud-recording`. */
  waive: waivedNeeds,
  /** Takes the pin off a room that is nailed to its home, and moves it. */
  removePin: z.boolean().default(false),
});
export type SetOverrideInput = z.infer<typeof setOverrideSchema>;

export const overrideSchema = z.object({
  platform: z.string(),
  expiresAt: z.string().nullable(),
  note: z.string().nullable(),
  waive: z.array(z.string()),
  changeId: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
});
export type OverrideView = z.infer<typeof overrideSchema>;
