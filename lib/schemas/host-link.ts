import { z } from 'zod';
import { displayText, isoDate } from './text';

export const createHostLinkSchema = z.strictObject({
  /** Whom it is for, to tell links apart. */
  label: displayText('The label', 80).optional(),
  expiresAt: isoDate.nullish(),
});
export type CreateHostLinkInput = z.infer<typeof createHostLinkSchema>;

/** A host link in lists: never its secret. */
export const hostLinkSchema = z.object({
  id: z.string(),
  label: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type HostLinkView = z.infer<typeof hostLinkSchema>;

/** The answer to making one: the only time that its address is shown. */
export const createdHostLinkSchema = hostLinkSchema.extend({
  url: z.string().describe('Shown this once. Whoever has it joins as a host.'),
});
export type CreatedHostLinkView = z.infer<typeof createdHostLinkSchema>;
