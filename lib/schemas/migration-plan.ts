import { z } from 'zod';
import {
  freezeWindowSchema,
  PLAN_VERSION_KINDS,
  planProgressSchema,
  planRuleSchema,
  planSchema,
  planWaveSchema,
} from './plan';

/** Something about a plan, with its place: `waves.1.percentage`. */
export const planProblemSchema = z.object({ path: z.string(), message: z.string() });
export type PlanProblemView = z.infer<typeof planProblemSchema>;

/** One difference between two plans, in words. */
export const planChangeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type PlanChangeView = z.infer<typeof planChangeSchema>;

/** What becomes of the rooms that a rule or wave names. */
export const partTallySchema = z.object({
  rooms: z.int().describe('Rooms at home on the platforms that it moves rooms away from.'),
  named: z.int().describe('Of those, the ones in its buckets, or for which its condition holds.'),
  earlier: z.int().describe('Taken by an earlier rule or wave.'),
  pinned: z.int(),
  movedByHand: z.int(),
  blocked: z.int(),
  stopped: z.int().describe('Stopped by a kill switch.'),
  notNow: z.int().describe('Its platform takes no new meetings at present.'),
  moves: z.int(),
  there: z.int().describe('Of those that move, the ones whose next meeting is there already.'),
  inCall: z.int().describe('Of `there`, the ones that a call keeps on another platform until it ends.'),
});

const wordsOfPart = {
  words: z.string().describe('What it does, in words.'),
  arithmetic: z.string().describe('25 % of 120 Whereby rooms: 31 in buckets 0–2,499; 3 pinned, 1 blocked: 27 move'),
  tally: partTallySchema,
};

export const ruleViewSchema = z.object({ ...planRuleSchema.shape, ...wordsOfPart });
export type RuleView = z.infer<typeof ruleViewSchema>;

export const waveViewSchema = z.object({
  ...planWaveSchema.shape,
  ...wordsOfPart,
  timing: z.string().describe('When it begins and how long it is watched, in words.'),
  state: z
    .enum(['waiting', 'begins', 'watched', 'paused', 'done'])
    .describe(
      '`begins`: when the plan is published; `watched`: begun, and watched until `soakedAt`; `paused`: begun, and not watched until somebody resumes the plan; `done`: begun, and watched for long enough.',
    ),
  startedAt: z.string().nullable(),
  soakedAt: z.string().nullable().describe('Null where it has not begun, or is `paused`.'),
});
export type WaveView = z.infer<typeof waveViewSchema>;

export const nextStepSchema = z.object({
  kind: z.enum(['begins', 'by-hand', 'watching', 'paused', 'finished', 'nothing']),
  wave: z.string().nullable(),
  at: z.string().nullable(),
  freeze: freezeWindowSchema.nullable().describe('The freeze that puts it off.'),
  sentence: z.string(),
});
export type NextStepView = z.infer<typeof nextStepSchema>;

export const killSwitchSchema = z.object({
  target: z.string().describe('A platform’s id, or `all`.'),
  isOn: z.boolean(),
  onAt: z.string().nullable(),
  onBy: z.string().nullable(),
  reason: z.string().nullable(),
  heldBy: z.string().nullable().describe('The setting of the environment that holds it on.'),
});
export type KillSwitchView = z.infer<typeof killSwitchSchema>;

/** The same with how much of the plan in force, and of moves by hand, it stops at present. */
export const killSwitchOfPlanSchema = killSwitchSchema.extend({
  stops: z.int().describe('Rooms that the plan or somebody moves there, which it stops; 0 where it is off.'),
  wouldStop: z
    .int()
    .describe('The same rooms while it is off: those that switching it on would stop; 0 where it is on.'),
  wouldMove: z
    .int()
    .describe(
      'Of the rooms that it stops, those that move at their next meeting once it is lifted: all, unless another switch or a platform without new meetings keeps some.',
    ),
});
export type KillSwitchOfPlan = z.infer<typeof killSwitchOfPlanSchema>;

/** A rule or wave that can’t be settled: rooms of it have not all moved, or it is too early. */
const unfinishedPartSchema = z.object({
  part: z.string(),
  cause: z.string().describe('What keeps it, in words: moves to Daily are switched off'),
  message: z.string().describe('How many rooms that keeps, and what to do, as settling would be refused.'),
});
export type UnfinishedPartView = z.infer<typeof unfinishedPartSchema>;

/** Rooms by where their next meeting is. `platform` is null for rooms that no platform can take. */
export const platformShareSchema = z.object({
  platform: z.string().nullable(),
  homes: z.int().describe('Rooms at home there.'),
  now: z.int().describe('Rooms whose next meeting is there.'),
  after: z.int().describe('The same once the plan that is looked at is published.'),
  done: z.int().describe('The same once all its waves have begun.'),
});
export type PlatformShare = z.infer<typeof platformShareSchema>;

/** The plan in force. Its fields are null, and its lists empty, where none was ever published. */
export const planInForceSchema = z.object({
  version: z.int().nullable(),
  kind: z.enum(PLAN_VERSION_KINDS).nullable(),
  copies: z.int().nullable().describe('The version that a rollback copied; 0 for no plan.'),
  note: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  revision: z.int().describe('Raised with each change of the plan or its progress; the number in the ETag.'),
  changedAt: z.string().nullable().describe('When that was last raised.'),
  changedBy: z.string().nullable(),
  isPaused: z.boolean(),
  pausedAt: z.string().nullable(),
  pausedBy: z.string().nullable(),
  pauseReason: z.string().nullable(),
  plan: planSchema.nullable(),
  rules: z.array(ruleViewSchema),
  waves: z.array(waveViewSchema),
  fallback: z.string().describe('The fallback order, in words.'),
  freeze: freezeWindowSchema.nullable().describe('The freeze that holds now.'),
  next: nextStepSchema,
  unfinished: z.array(unfinishedPartSchema).describe('Why rules and waves can’t be settled now.'),
  killSwitches: z.array(killSwitchOfPlanSchema),
  inCall: z
    .object({ rooms: z.int(), people: z.int() })
    .describe(
      'Rooms that a call keeps on another platform than that of their next meeting, and who is in those calls.',
    ),
  platforms: z.array(platformShareSchema),
  rooms: z.int(),
  draftRevision: z.int().nullable().describe('The revision of the draft; null where there is none.'),
  rollbackTo: z.int().nullable().describe('The version that a rollback would copy; 0 for no plan; null for none.'),
});
export type PlanInForceView = z.infer<typeof planInForceSchema>;

/** One published version in the history. */
export const planVersionSchema = z.object({
  version: z.int(),
  kind: z.enum(PLAN_VERSION_KINDS),
  note: z.string().nullable(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  basedOn: z.int().nullable(),
  copies: z.int().nullable(),
  replacedAt: z.string().nullable(),
  isInForce: z.boolean(),
  isUndone: z.boolean(),
  changes: z.array(planChangeSchema).describe('Against the version before it.'),
});
export type PlanVersionView = z.infer<typeof planVersionSchema>;

export const planVersionDetailSchema = planVersionSchema.extend({
  plan: planSchema,
  progress: planProgressSchema.nullable().describe('How far it had come when it was replaced.'),
  against: z.array(planChangeSchema).describe('What would change if it took the place of the one in force.'),
});
export type PlanVersionDetail = z.infer<typeof planVersionDetailSchema>;
