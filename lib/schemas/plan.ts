import { z } from 'zod';
import { isoDate } from './text';

const platformId = z.string().min(1).max(40);
const partId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, { error: 'must be 1 to 40 of a to z, 0 to 9 and hyphens, for example wave-1' });
const words = z.array(z.string().trim().min(1).max(254)).min(1).max(5_000);

/** Which rooms a rule takes: all of what is given must hold. */
export const ruleConditionSchema = z
  .strictObject({
    /** Names or ids, also of rooms that are not made yet. */
    rooms: words.optional(),
    /** E-mail addresses of owners. */
    owners: words.optional(),
    /** Rooms that carry one of these. */
    tags: words.optional(),
    slugPrefix: z.string().trim().min(1).max(60).optional(),
    /** People expected at once, both ends included. */
    minSize: z.int().min(1).max(1_000).optional(),
    maxSize: z.int().min(1).max(1_000).optional(),
    recording: z.enum(['none', 'local', 'cloud']).optional(),
    createdAfter: isoDate.optional(),
  })
  .refine((condition) => Object.keys(condition).length > 0, {
    error: 'A rule needs at least one condition; a wave of 100 % takes all rooms.',
  });
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

/** The first rule that holds for a room decides, of those whose `from` names its home platform. */
export const planRuleSchema = z.strictObject({
  id: partId,
  from: z.array(platformId).min(1).max(20),
  to: platformId,
  when: ruleConditionSchema,
});
export type PlanRule = z.infer<typeof planRuleSchema>;

/**
 * A share of the rooms whose home is in `from`. Waves begin one after the other: each not before its `startsAt`, and not
 * before the one before it has soaked. One without `startsAt` begins by hand, except for the first, which begins when the
 * plan is published.
 */
export const planWaveSchema = z.strictObject({
  id: partId,
  from: z.array(platformId).min(1).max(20),
  to: platformId,
  /** Of the rooms in `from`, counted from none: 25 after 5 means another 20. In steps of 0.01. */
  percentage: z.number().min(0).max(100).multipleOf(0.01),
  startsAt: isoDate.nullable().default(null),
  /** How long it is watched before the next may begin, in minutes. */
  soakMinutes: z
    .int()
    .min(0)
    .max(60 * 24 * 60)
    .default(60),
});
export type PlanWave = z.infer<typeof planWaveSchema>;

/** No wave begins, advances by itself or is published in here. */
export const freezeWindowSchema = z.strictObject({
  from: isoDate,
  until: isoDate,
  reason: z.string().trim().max(200).default(''),
});
export type FreezeWindow = z.infer<typeof freezeWindowSchema>;

export const HOME = 'home';

/** The rules that decisions are made from. A version of it is never changed. */
export const planSchema = z.strictObject({
  rules: z.array(planRuleSchema).max(500).default([]),
  waves: z.array(planWaveSchema).max(100).default([]),
  /** Platforms in the order in which a fallback asks them; `home` is the room's own. Null: home, then the others. */
  fallbackOrder: z.array(platformId).max(20).nullable().default(null),
  freezeWindows: z.array(freezeWindowSchema).max(100).default([]),
  /** What buckets are made with. Survives every version; another one is a reshuffle. */
  salt: z.string().min(1).max(100),
});
export type Plan = z.infer<typeof planSchema>;

/** How far a wave has come that has begun. */
const waveProgressSchema = z.object({
  startedAt: z.string(),
  /** What its soak is counted from, where that is later: moved on by pauses, or begun anew. */
  soaksFrom: z.string().optional(),
  /** Since when failures count, where that is later: those before are known. */
  judgedFrom: z.string().optional(),
});
export type WaveProgress = z.infer<typeof waveProgressSchema>;

/** How far a plan has come, by wave. A wave that has not begun is not in it. */
export const planProgressSchema = z
  .object({
    waves: z.record(z.string(), waveProgressSchema).default({}),
    /** In rows of earlier versions, which kept one moment for all waves from which they were watched anew. */
    watchedSince: z.string().optional(),
  })
  .transform(({ waves, watchedSince: since }) => ({
    waves:
      since === undefined
        ? waves
        : Object.fromEntries(
            Object.entries(waves).map(([id, begun]) => [
              id,
              begun.startedAt < since ? { soaksFrom: since, judgedFrom: since, ...begun } : begun,
            ]),
          ),
  }));
export type PlanProgress = z.infer<typeof planProgressSchema>;

/** How a version came to be. `initial` is made of the settings at the first start. */
export const PLAN_VERSION_KINDS = ['publish', 'rollback', 'settle', 'unsettle', 'initial'] as const;
export type PlanVersionKind = (typeof PLAN_VERSION_KINDS)[number];
