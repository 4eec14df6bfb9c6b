import { z } from 'zod';
import { decisionStepViewSchema, foreseenDecisionSchema } from './decision';
import { refusedJoinsSchema } from './figures';
import { killSwitchOfPlanSchema } from './migration-plan';
import { overrideSchema } from './override';
import { roomSchema } from './room';
import { waitingChangeSchema } from './waiting-change';

/** The plan in force and the wave that it has come to. */
const runningPlanSchema = z.object({
  version: z.int(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  isPaused: z.boolean(),
  /** The last wave that began; null where none has. */
  wave: z
    .object({
      id: z.string(),
      /** Its place in the plan, from 1. */
      number: z.int(),
      percentage: z.number(),
      from: z.array(z.string()),
      to: z.string(),
      startedAt: z.string(),
      /** Until when it is watched before the next may begin; null while a pause holds that up. */
      watchedUntil: z.string().nullable(),
    })
    .nullable(),
  waves: z.int(),
  rules: z.int(),
  /** What happens next by itself, or waits for somebody, as a sentence. */
  next: z.string(),
});
export type RunningPlanView = z.infer<typeof runningPlanSchema>;

/** What an administrator sees first. */
export const overviewSchema = z.object({
  live: z.array(
    z.object({
      meetingId: z.string(),
      /** Null where it was deleted and its name freed. */
      room: z.string().nullable(),
      title: z.string(),
      platform: z.string(),
      state: z.string(),
      people: z.int(),
      names: z.array(z.string()),
      startedAt: z.string().nullable(),
      /** It goes on past its end date: people are in it, and stay. */
      isOverrunning: z.boolean(),
      decisionSentence: z.string().nullable(),
    }),
  ),
  /** The plan that decides now; null where none was ever published. */
  plan: runningPlanSchema.nullable(),
  /** The kill switches that are on, with the rooms that each stops. */
  switchedOff: z.array(killSwitchOfPlanSchema),
  totals: z.object({ meetings: z.int(), people: z.int(), rooms: z.int() }),
  byPlatform: z.array(z.object({ platform: z.string(), meetings: z.int(), people: z.int() })),
  recentDecisions: z.array(
    z.object({
      /** Null where it was deleted and its name freed. */
      room: z.string().nullable(),
      /** Null where no meeting came of it. */
      meetingId: z.string().nullable(),
      steps: z.array(decisionStepViewSchema),
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
  next: foreseenDecisionSchema,
  /** Why, in two or three words. */
  why: z.string(),
  /** Set while a change waits for people to leave. */
  waiting: waitingChangeSchema.nullable(),
  /** What follows when the move by hand lapses or is put back; null for a room that wasn't moved. */
  afterwards: z
    .object({
      platform: z.string().nullable(),
      why: z.string(),
      sentence: z.string(),
      /** When it lapses by itself; null where somebody has to put it back. */
      at: z.string().nullable(),
    })
    .nullable(),
  /** When the latest meeting in which somebody was began; null where there never was one. */
  lastMeetingAt: z.string().nullable(),
});
export type AdminRoomView = z.infer<typeof adminRoomSchema>;

/** How far back the page of a room tells of joins that were refused. */
export const REFUSED_MINUTES = 5;

/** One room, with more than its row in the list has. */
export const adminRoomDetailsSchema = adminRoomSchema.extend({
  refusedJoins: refusedJoinsSchema.describe(`Joins of the last ${REFUSED_MINUTES} minutes that were let into no call.`),
});
export type AdminRoomDetailsView = z.infer<typeof adminRoomDetailsSchema>;
