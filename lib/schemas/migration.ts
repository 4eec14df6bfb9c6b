import { z } from 'zod';
import {
  freezeWindowSchema,
  PLAN_VERSION_KINDS,
  planProgressSchema,
  planRuleSchema,
  planSchema,
  planWaveSchema,
} from './plan';
import { isoDate } from './text';

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
    .enum(['waiting', 'begins', 'watched', 'done'])
    .describe('`begins`: when the plan is published; `watched`: begun, and watched until `soakedAt`.'),
  startedAt: z.string().nullable(),
  soakedAt: z.string().nullable(),
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
  note: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  revision: z.int().describe('Raised with each change of the plan or its progress; the number in the ETag.'),
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
  killSwitches: z.array(killSwitchSchema),
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

/** A plan as somebody writes it: the salt of its buckets is not theirs to choose. */
export const writtenPlanSchema = planSchema.omit({ salt: true }).extend({
  salt: z.string().max(100).optional().describe('May be sent back as it was read. Another one is refused.'),
});

export const putDraftSchema = z.strictObject({
  plan: writtenPlanSchema,
  note: z.string().trim().max(500).nullish(),
  basedOn: z
    .int()
    .min(0)
    .nullish()
    .describe('The version that it was made from. Left out: what the draft says, else the one in force.'),
  reshuffle: z.boolean().default(false).describe('Draw the buckets of all rooms anew.'),
});
export type PutDraftInput = z.infer<typeof putDraftSchema>;

export const draftSchema = z.object({
  plan: planSchema,
  note: z.string().nullable(),
  basedOn: z.int().nullable(),
  isOutdated: z.boolean().describe('Another version came into force since it was made.'),
  isReshuffle: z.boolean(),
  revision: z.int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  changes: z.array(planChangeSchema).describe('Against the plan in force.'),
  problems: z.array(planProblemSchema).describe('What keeps it from being published now.'),
  warnings: z.array(planProblemSchema),
});
export type DraftView = z.infer<typeof draftSchema>;

export const EFFECTS = ['moves', 'later', 'blocked', 'stays'] as const;

export const previewSchema = z.object({
  hash: z.string(),
  version: z.int().nullable().describe('The version in force that it was compared with.'),
  isReshuffle: z.boolean(),
  changes: z.array(planChangeSchema),
  warnings: z.array(planProblemSchema),
  pause: z
    .object({
      at: z.string(),
      by: z.string(),
      reason: z.string().nullable(),
      isLifted: z.boolean().describe('True where the preview was asked for with `resume`.'),
    })
    .nullable()
    .describe('The pause of the plan in force. It stays, and no wave begins, unless it is lifted.'),
  freeze: freezeWindowSchema.nullable().describe('The freeze in which nothing can be published.'),
  counts: z.object({
    rooms: z.int(),
    moves: z.int().describe('At their next meeting.'),
    later: z.int().describe('With a wave that begins later.'),
    blocked: z.int(),
    stays: z.int(),
    degraded: z.int().describe('Of those that move now or later, the ones that give something up.'),
    inCall: z.int().describe('Of those that move now, the ones in a call until it ends.'),
    people: z.int().describe('The people in those calls.'),
  }),
  waves: z.array(waveViewSchema),
  rules: z.array(ruleViewSchema),
  platforms: z.array(platformShareSchema),
  meetings: z.object({
    days: z.int(),
    meetings: z.int(),
    people: z.int(),
    meetingsElsewhere: z.int().describe('Those whose rooms meet elsewhere once all waves have begun.'),
    peopleElsewhere: z.int(),
  }),
  seconds: z.number().describe('How long it took.'),
});
export type PreviewView = z.infer<typeof previewSchema>;

/** One room in a preview. */
export const previewedRoomSchema = z.object({
  room: z.string(),
  home: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable().describe('Once the plan is published.'),
  done: z.string().nullable().describe('Once all its waves have begun.'),
  effect: z.enum(EFFECTS),
  why: z.string(),
  losses: z.array(z.string()),
  people: z.int().describe('In a call that keeps them where they are until it ends.'),
});
export type PreviewedRoomView = z.infer<typeof previewedRoomSchema>;

const resume = z
  .boolean()
  .default(false)
  .describe('Lift the pause of the plan in force as well. Without this, the new version comes into force paused.');

export const askPreviewSchema = z.strictObject({ resume });

export const publishSchema = z.strictObject({
  hash: z.string().min(1).max(100),
  note: z.string().trim().max(500).nullish().describe('Why, for the history. Left out: what the draft says.'),
  resume,
});
export type PublishInput = z.infer<typeof publishSchema>;

export const publishedSchema = z.object({
  version: z.int(),
  revision: z.int(),
  moves: z.int(),
  isPaused: z.boolean().describe('True where the plan was paused and is still.'),
  begun: z.array(z.string()).describe('Waves that began with it.'),
  joinedSince: z.array(z.string()).describe('Rooms made since the preview.'),
});
export type PublishedView = z.infer<typeof publishedSchema>;

export const reasonSchema = z.strictObject({ reason: z.string().trim().max(500).nullish() });

export const advanceSchema = z.strictObject({
  wave: z.string().min(1).max(40).describe('The wave that is to begin: it must be the next one.'),
  reason: z.string().trim().max(500).nullish(),
  dryRun: z.boolean().default(false),
});
export type AdvanceInput = z.infer<typeof advanceSchema>;

export const advancedSchema = z.object({
  wave: z.string(),
  dryRun: z.boolean(),
  arithmetic: z.string(),
  moves: z.int(),
  revision: z.int(),
});
export type AdvancedView = z.infer<typeof advancedSchema>;

export const rollbackSchema = z.strictObject({
  toVersion: z.int().min(0).nullish().describe('0 for no plan. Left out: the last one that was not itself undone.'),
  liftOverrides: z
    .array(z.string().min(1).max(60))
    .max(10_000)
    .default([])
    .describe('Rooms whose moves by hand go as well. Without this, hand moves stay.'),
  reason: z.string().trim().max(500).nullish(),
  dryRun: z.boolean().default(false),
});
export type RollbackInput = z.infer<typeof rollbackSchema>;

export const rolledBackSchema = z.object({
  dryRun: z.boolean(),
  toVersion: z.int(),
  version: z.int().nullable().describe('The version that it made; null in a dry run.'),
  revision: z.int(),
  sentence: z.string(),
  goBack: z.int(),
  inCall: z.int(),
  movedByHand: z.array(z.object({ room: z.string(), platform: z.string(), movedBy: z.string() })),
  pinned: z.int(),
  settled: z.int().describe('Rooms whose home was rewritten since: undo the settlement to get them back.'),
  changes: z.array(planChangeSchema),
});
export type RolledBackView = z.infer<typeof rolledBackSchema>;

export const settleSchema = z.strictObject({
  parts: z.array(z.string().min(1).max(40)).min(1).max(100).describe('Ids of rules and of waves that have soaked.'),
  reason: z.string().trim().max(500).nullish(),
  dryRun: z.boolean().default(false),
});
export type SettleInput = z.infer<typeof settleSchema>;

export const settledSchema = z.object({
  dryRun: z.boolean(),
  id: z.string().nullable(),
  version: z.int().nullable(),
  sentence: z.string(),
  rooms: z.int().describe('Rooms whose home is rewritten.'),
  overrides: z.int().describe('Moves by hand that are no longer needed.'),
  changes: z.array(planChangeSchema),
});
export type SettledView = z.infer<typeof settledSchema>;

export const settlementSchema = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  parts: z.array(z.string()),
  rooms: z.int(),
  version: z.int(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  canBeUndone: z.boolean(),
});
export type SettlementView = z.infer<typeof settlementSchema>;

/** One thing that still depends on a platform. */
export const dependencySchema = z.object({
  kind: z.enum([
    'default',
    'home',
    'deleted-room',
    'pin',
    'override',
    'rule',
    'wave',
    'fallback',
    'live-meeting',
    'recording',
    'webhook',
  ]),
  count: z.int(),
  sentence: z.string(),
  examples: z.array(z.string()).describe('Names of the first few.'),
  hinders: z.boolean().describe('True where the contract must not be cancelled before this is dealt with.'),
});
export type DependencyView = z.infer<typeof dependencySchema>;

export const retirementSchema = z.object({
  platform: z.string(),
  mayRetire: z.boolean(),
  sentence: z.string(),
  dependencies: z.array(dependencySchema),
});
export type RetirementView = z.infer<typeof retirementSchema>;

export const PLAN_FILE_FORMAT = 'patchbay-plan';
export const PLAN_FILE_VERSION = 1;

/** A plan as a file. */
export const planFileSchema = z.object({
  format: z.literal(PLAN_FILE_FORMAT),
  formatVersion: z.literal(PLAN_FILE_VERSION),
  installation: z.string(),
  version: z.int().nullable(),
  exportedAt: isoDate,
  note: z.string().max(500).nullish(),
  plan: planSchema,
});
export type PlanFile = z.infer<typeof planFileSchema>;

export const importSchema = z.strictObject({
  file: z.looseObject({}).describe('What an export gave.'),
  fromElsewhere: z
    .boolean()
    .default(false)
    .describe('Take the plan of another installation. Its buckets stay behind: this one has its own.'),
  dryRun: z.boolean().default(false),
});
export type ImportInput = z.infer<typeof importSchema>;

export const importedSchema = z.object({
  dryRun: z.boolean(),
  changes: z.array(planChangeSchema).describe('Against the plan in force.'),
  againstDraft: z.array(planChangeSchema).describe('Against the draft that it takes the place of; empty without one.'),
  warnings: z.array(planProblemSchema),
  draft: draftSchema.nullable(),
});
export type ImportedView = z.infer<typeof importedSchema>;
