import { z } from 'zod';

const planToTry = z
  .union([z.enum(['draft', 'in-force']), z.coerce.number().int().min(1).max(2_000_000_000)])
  .default('in-force')
  .describe('The plan to try: the draft, the one in force, or a version by its number.');

const fields = {
  plan: planToTry,
  waves: z
    .enum(['begun', 'all'])
    .default('all')
    .describe('`all`: as if every wave had begun; `begun`: only those that have.'),
  days: z.coerce.number().int().min(1).max(365).default(30).describe('How many days of past meetings are looked at.'),
  platform: z.string().min(1).max(40).optional().describe('A platform that something happens to.'),
  fate: z
    .enum(['fails', 'retired'])
    .optional()
    .describe(
      'What happens to it: it answers nothing, as where this is left out, or it is no longer set up. Only with `platform`.',
    ),
};

export const whatIfSchema = z.strictObject(fields);
export type WhatIfQuestion = z.output<typeof whatIfSchema>;

export const whatIfExportSchema = z.object({
  ...fields,
  of: z.enum(['platforms', 'rooms', 'meetings']).default('rooms').describe('What has a row each.'),
});

/**
 * `moves`: it gets another platform; `blocked`: a move names it and can't be made, also by a kill switch; `none`: no
 * platform could take it; `stays`.
 */
export const whatIfEffectSchema = z.enum(['moves', 'stays', 'blocked', 'none']);
export type WhatIfEffect = z.infer<typeof whatIfEffectSchema>;

const countsSchema = z.object({
  total: z.int(),
  moves: z.int(),
  degraded: z.int().describe('Of those that move, the ones that give something up.'),
  stays: z.int(),
  blocked: z.int().describe('A move names them and can’t be made, or a kill switch stops it.'),
  none: z.int().describe('No platform could take them.'),
});
export type WhatIfCounts = z.infer<typeof countsSchema>;

export const whatIfResultSchema = z.object({
  title: z.string().describe('What was tried, in words.'),
  days: z.int(),
  since: z.string(),
  rooms: countsSchema.describe('All rooms as they are: the next meeting of each.'),
  meetings: countsSchema
    .extend({
      notKnown: z.int().describe('Meetings of before facts were recorded. They are in no other number.'),
      notKnownMinutes: z.int(),
    })
    .describe('Past meetings, decided anew on what was recorded of each.'),
  platforms: z.array(
    z.object({
      platform: z.string().nullable().describe('Null: no platform.'),
      roomsBefore: z.int(),
      roomsAfter: z.int(),
      meetingsBefore: z.int(),
      meetingsAfter: z.int(),
      minutesBefore: z.number().describe('Minutes of participants, to a tenth.'),
      minutesAfter: z.number(),
    }),
  ),
  hindrances: z
    .array(z.object({ sentence: z.string(), rooms: z.int(), meetings: z.int() }))
    .describe('Why some can’t move or find no platform, the most frequent first.'),
  examples: z
    .array(
      z.object({
        room: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        effect: whatIfEffectSchema,
        losses: z.array(z.string()),
        sentence: z.string(),
      }),
    )
    .describe('The first rooms that don’t simply stay. The export has all of them.'),
});
export type WhatIfResult = z.infer<typeof whatIfResultSchema>;

/** One line of the answer while it is worked out: how far it is, and at last the result or what went wrong. */
export const whatIfLineSchema = z.union([
  z.object({ progress: z.object({ of: z.enum(['rooms', 'meetings']), done: z.int(), total: z.int() }) }),
  z.object({ result: whatIfResultSchema }),
  z.object({ problem: z.object({ code: z.string(), detail: z.string() }) }),
]);
export type WhatIfLine = z.infer<typeof whatIfLineSchema>;
