import { z } from 'zod';

/** A recording as the API gives it: never a link to its file, never anything secret. */
export const recordingSchema = z.object({
  id: z.string(),
  meetingId: z.string(),
  platform: z.string(),
  /**
   * `requested` until the platform says that it records, `processing` until its file is `ready`; `local` once a recording
   * is over that no platform keeps: whoever made it has it on their computer.
   */
  state: z.enum(['requested', 'recording', 'processing', 'local', 'ready', 'failed']),
  startedAt: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  /** Who asked for it; null where it was started inside the call. */
  requestedBy: z.string().nullable(),
  /** Until when its platform gives the file out; null where that isn't known or has no end. */
  linkExpiresAt: z.string().nullable(),
  /** Why it failed, in plain words. */
  error: z.string().nullable(),
  /** True where it was started from here, and so can be stopped from here. */
  isOurs: z.boolean(),
  createdAt: z.string(),
});
export type RecordingView = z.infer<typeof recordingSchema>;

export const recordingListSchema = z.object({
  items: z.array(recordingSchema),
  nextCursor: z.null(),
  /** How the people answered to being recorded who are in the call now or were in it while it was recorded. */
  consent: z.object({ yes: z.int(), no: z.int(), unanswered: z.int() }),
});
export type RecordingListView = z.infer<typeof recordingListSchema>;

export const recordingKindSchema = z.enum(['none', 'local', 'cloud']);

/** How a meeting is recorded, frozen when it was made. */
export const meetingRecordingSchema = z.object({
  kind: recordingKindSchema,
  start: z.enum(['host', 'prompt', 'automatic']),
  /** True where hosts start it by `POST /meetings/{id}/recordings`; else from inside the call. */
  isRemote: z.boolean(),
  /**
   * True where nothing but a host's page can begin a recording or remind of one: one that begins by itself is asked for by
   * `POST /sessions/{id}/recording-turn` and started in the call.
   */
  needsHostPage: z.boolean(),
});

/** Whether the page that asked is the one to start the recording of its call. */
export const recordingTurnSchema = z.object({ isYours: z.boolean() });
