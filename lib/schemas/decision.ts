import { z } from 'zod';

/** The steps of a decision, in the order in which they are asked. */
export const DECISION_STEPS = [
  'OPEN_MEETING',
  'ROOM_PIN',
  'ROOM_OVERRIDE',
  'RULE',
  'WAVE',
  'ROOM_PLATFORM',
  'DEFAULT',
  'FALLBACK',
  'NO_PLATFORM',
] as const;

/** How many days of a room's meetings count like its settings where a move is checked. */
export const USAGE_DAYS = 30;

export const decisionReasonSchema = z.enum(DECISION_STEPS);
export type DecisionReason = z.infer<typeof decisionReasonSchema>;

/**
 * One step that was asked. `answer`: `chosen`; `skipped`, it had nothing to say; `cannot`, its platform can't take the
 * room; `cannot-now`, it could but not at this moment.
 */
export const decisionStepSchema = z.object({
  step: decisionReasonSchema,
  answer: z.enum(['chosen', 'skipped', 'cannot', 'cannot-now']),
  platform: z.string().nullable(),
  /**
   * Why, as a code with what belongs to it: `draining`, `create-failed`, `breaker-open`, `not-configured`,
   * `lacks-cloud-recording`, `kill-switch`, `ENV_OFF`, `bucket-1204`, …
   */
  cause: z.string().nullable(),
  /** The id of the rule or wave that named the platform; null for other steps. */
  part: z.string().nullable(),
});
export type DecisionStep = z.infer<typeof decisionStepSchema>;

export const decisionStepViewSchema = decisionStepSchema.extend({
  /** What the step found, as a sentence for this caller. */
  explanation: z.string(),
});

export const decisionSchema = z.object({
  platform: z.string().nullable(),
  reason: decisionReasonSchema,
  /** One sentence, the same form for every reason. Names administrators only to those who may know. */
  sentence: z.string(),
  /** Every step that was asked, in order. */
  steps: z.array(decisionStepViewSchema),
  /** The migration plan in force then; null where there was none. */
  planVersion: z.int().nullable(),
  at: z.string(),
});
export type DecisionView = z.infer<typeof decisionSchema>;

/** A platform that was left alone after failures and may be tried again: the decision holds if it answers then. */
export const doubtSchema = z.object({
  failuresInRow: z.int().describe('Creates that failed one after the other, with no success since.'),
  lastFailedAt: z.string().nullable().describe('When the last of them failed; null where that is not known.'),
});

/** What a meeting that isn't made yet would get. */
export const foreseenDecisionSchema = decisionSchema.extend({
  doubt: doubtSchema
    .nullable()
    .describe('Why its platform may not make a meeting after all; null where nothing is known against it.'),
});
export type ForeseenDecisionView = z.infer<typeof foreseenDecisionSchema>;

/** One decision in the list of all rooms'. */
export const listedDecisionSchema = decisionSchema.extend({
  /** Null where it was deleted and its name freed. */
  room: z.string().nullable(),
  /** Null where none was asked for, as no platform could take the room. */
  meetingId: z.string().nullable(),
  /**
   * What came of it: `made`, the meeting; `being-made`, its platform is being asked; `failed`, its platform didn't make it, and
   * a later decision says what was tried instead; `none`, no platform was asked.
   */
  outcome: z.enum(['made', 'being-made', 'failed', 'none']),
});
export type ListedDecision = z.infer<typeof listedDecisionSchema>;
