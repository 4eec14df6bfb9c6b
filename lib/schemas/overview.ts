import { z } from 'zod';
import { decisionSchema } from './decision';
import { overrideSchema } from './override';
import { roomSchema } from './room';
import { waitingChangeSchema } from './waiting-change';

/** What an administrator sees first. */
export const overviewSchema = z.object({
  live: z.array(
    z.object({
      meetingId: z.string(),
      room: z.string(),
      title: z.string(),
      platform: z.string(),
      state: z.string(),
      people: z.int(),
      names: z.array(z.string()),
      startedAt: z.string().nullable(),
      decisionSentence: z.string().nullable(),
    }),
  ),
  totals: z.object({ meetings: z.int(), people: z.int(), rooms: z.int() }),
  byPlatform: z.array(z.object({ platform: z.string(), meetings: z.int(), people: z.int() })),
  recentDecisions: z.array(
    z.object({
      room: z.string(),
      platform: z.string().nullable(),
      reason: z.string(),
      sentence: z.string(),
      at: z.string(),
    }),
  ),
});
export type OverviewView = z.infer<typeof overviewSchema>;

export const adminRoomSchema = roomSchema.extend({
  override: overrideSchema.nullable(),
  /** What the next meeting gets, once the one that goes on is over. */
  next: decisionSchema,
  /** Set while a change waits for people to leave. */
  waiting: waitingChangeSchema.nullable(),
});
export type AdminRoomView = z.infer<typeof adminRoomSchema>;
