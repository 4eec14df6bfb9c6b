import { z } from 'zod';

/** One time that somebody was in, from joining to leaving. */
export const visitSchema = z.object({
  from: z.string(),
  /** Null while they are in. */
  until: z.string().nullable(),
});

export const gatheringPersonSchema = z.object({
  /** Null for people whom the platform didn't name. */
  displayName: z.string().nullable(),
  role: z.enum(['host', 'guest']),
  /** In their order; somebody who dropped out and came back has several. */
  visits: z.array(visitSchema),
});

/** A meeting, as one part of a gathering: there are several where it was moved while people were in. */
export const gatheringPartSchema = z.object({
  meetingId: z.string(),
  platform: z.string(),
  state: z.enum(['creating', 'live', 'draining', 'ended', 'failed']),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** Why it ran there, in a sentence. */
  sentence: z.string().nullable(),
});

/** What people lived as one call: a meeting with everything that continued it. */
export const gatheringSchema = z.object({
  id: z.string(),
  /** Null where nobody came in. */
  startedAt: z.string().nullable(),
  /** Null while it goes on. */
  endedAt: z.string().nullable(),
  parts: z.array(gatheringPartSchema),
  people: z.array(gatheringPersonSchema),
  recordings: z.int(),
});
export type GatheringView = z.infer<typeof gatheringSchema>;
