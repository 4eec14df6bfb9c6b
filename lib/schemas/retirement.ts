import { z } from 'zod';

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
