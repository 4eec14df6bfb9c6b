import { z } from 'zod';

export const environmentFlagSchema = z.object({
  target: z.string(),
  setting: z.string().describe('`DAILY_MIGRATION_ENABLED`'),
  state: z.enum(['unset', 'on', 'off']).describe('`off`: nothing is moved there, and only the environment lifts that.'),
  rooms: z.array(z.string()).describe('Names or ids that its list holds, also of rooms that are not made yet.'),
});

export const environmentDifferenceSchema = z.object({
  target: z.string(),
  added: z
    .array(z.string())
    .describe('Rooms that the environment lists and the plan does not, but for those at home there.'),
  removed: z.array(z.string()).describe('Rooms that the plan has from the environment and that it no longer lists.'),
  sentence: z.string(),
});

/** What the environment says of migrations, and what the plan in force makes of it. */
export const environmentSchema = z.object({
  flags: z.array(environmentFlagSchema),
  differences: z.array(environmentDifferenceSchema),
});
export type EnvironmentView = z.infer<typeof environmentSchema>;
