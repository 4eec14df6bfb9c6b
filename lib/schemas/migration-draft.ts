import { z } from 'zod';
import {
  planChangeSchema,
  planProblemSchema,
  platformShareSchema,
  ruleViewSchema,
  waveViewSchema,
} from './migration-plan';
import { freezeWindowSchema, planSchema } from './plan';
import { isoDate } from './text';

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
  changesNothing: z
    .boolean()
    .describe('The plan in force says the same and nothing begins or is resumed by it: it can’t be published.'),
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
  freeze: freezeWindowSchema
    .nullable()
    .describe('The freeze that keeps this draft from being published, since it would move rooms.'),
  counts: z.object({
    rooms: z.int(),
    moves: z.int().describe('At their next meeting.'),
    later: z.int().describe('With a wave that begins later.'),
    blocked: z.int(),
    stays: z.int(),
    degraded: z.int().describe('Of those that move now or later, the ones that give something up that they need.'),
    inCall: z.int().describe('Of those that move now, the ones in a call until it ends.'),
    people: z.int().describe('The people in those calls.'),
  }),
  extras: z
    .array(z.string())
    .describe('What hosts and guests have on the platforms that rooms leave and not where they go, whoever needs it.'),
  waves: z.array(waveViewSchema),
  rules: z.array(ruleViewSchema),
  platforms: z.array(platformShareSchema),
  meetings: z.object({
    days: z.int(),
    meetings: z.int(),
    people: z.int(),
    meetingsElsewhere: z
      .int()
      .describe('Those in rooms that meet elsewhere than under the plan in force, once all waves have begun.'),
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
  losses: z.array(z.string()).describe('What it needs and gives up where it goes.'),
  extras: z.array(z.string()).describe('What hosts and guests have on its platform and not where it goes.'),
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
