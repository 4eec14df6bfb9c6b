import { z } from 'zod';
import { freeText, isoDate } from './text';

export const setOverrideSchema = z.strictObject({
  platform: z.string().min(1).max(40),
  expiresAt: isoDate.nullish(),
  note: freeText('The note', 500).nullish(),
  /** Needs of the room to give up for this move, for example `cloud-recording`. */
  waive: z.array(z.string().max(40)).max(10).default([]),
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
