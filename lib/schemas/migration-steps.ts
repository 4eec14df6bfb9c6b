import { z } from 'zod';
import { planChangeSchema } from './migration-plan';

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
  warnings: z
    .array(z.string())
    .describe('What beginning it now skips: waves before it that are still watched. Keeps nothing back.'),
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
  goBack: z.int().describe('Rooms that meet at home again.'),
  moveOn: z.int().describe('Rooms that the target takes elsewhere.'),
  inCall: z.int(),
  movedByHand: z
    .array(z.object({ room: z.string(), platform: z.string(), movedBy: z.string() }))
    .describe('Rooms that were moved by hand to where one of the two plans moves rooms of their home.'),
  pinned: z.int().describe('Rooms that one of the two plans names and that are pinned.'),
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
