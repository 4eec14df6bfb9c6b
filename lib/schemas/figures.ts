import { z } from 'zod';
import { decisionReasonSchema } from './decision';

export const figureRangeSchema = z.enum(['hour', 'day', 'week']);
export type FigureRange = z.infer<typeof figureRangeSchema>;

export const figuresQuerySchema = z.object({
  range: figureRangeSchema.default('day').describe('The last hour, day or week, up to this moment.'),
});

const milliseconds = z.number().nullable().describe('In milliseconds, right to within a tenth; null without calls.');

/** What one platform did in a range of time, and in each slice of it. */
export const platformFiguresSchema = z.object({
  platform: z.string(),
  made: z.int().describe('Meetings that it made.'),
  failed: z.int().describe('Meetings that it was asked for and failed to make.'),
  madeBySlice: z.array(z.int()),
  failedBySlice: z.array(z.int()),
  calls: z.int().describe('Requests to its API, of every kind but health checks, with every try.'),
  failedCalls: z.int(),
  createP50: milliseconds,
  createP95: milliseconds,
  createP95BySlice: z.array(milliseconds),
});
export type PlatformFigures = z.infer<typeof platformFiguresSchema>;

const rangeFields = {
  range: figureRangeSchema,
  since: z.string(),
  until: z.string(),
  slices: z.array(z.string()).describe('When each slice begins; it lasts until the next one does.'),
};

export const refusedJoinsSchema = z.object({
  count: z.int().describe('Joins that got into no call. Somebody who tries again counts again.'),
  newest: z.array(
    z.object({
      at: z.string(),
      room: z.string().nullable().describe('Null where it was deleted and its name freed.'),
      cause: z
        .enum(['no-platform', 'timed-out', 'platform-unavailable', 'call-ended'])
        .describe(
          '`no-platform`: none can take the room. `timed-out`: no meeting came about in time. `platform-unavailable`: the platform of a call that goes on gave no way in. `call-ended`: each meeting was over before they were in it.',
        ),
      supportCode: z.string(),
      sentence: z.string(),
    }),
  ),
});
export type RefusedJoinView = z.infer<typeof refusedJoinsSchema>['newest'][number];

/** What happened in a range of time, counted. */
export const figuresSchema = z.object({
  ...rangeFields,
  platforms: z.array(platformFiguresSchema),
  decisions: z
    .array(z.object({ reason: decisionReasonSchema, count: z.int() }))
    .describe('Meetings that came to be, by why they got their platform, the most frequent first.'),
  fallbacks: z
    .array(
      z.object({
        from: z.string().describe('The platform that was to have the meeting.'),
        to: z.string().nullable().describe('The one that took its place.'),
        cause: z.string(),
        sentence: z.string(),
        count: z.int(),
      }),
    )
    .describe('Meetings that came to be on another platform than the one that was to have them.'),
  refused: refusedJoinsSchema,
});
export type FiguresView = z.infer<typeof figuresSchema>;

/** How one platform answers: by operation of its API. */
export const platformMetricsSchema = z.object({
  ...rangeFields,
  ...platformFiguresSchema.shape,
  liveMeetings: z.int(),
  people: z.int(),
  operations: z.array(
    z.object({
      operation: z.string(),
      calls: z.int(),
      failures: z.array(z.object({ code: z.string(), count: z.int() })).describe('The most frequent first.'),
      p50: milliseconds,
      p95: milliseconds,
    }),
  ),
});
export type PlatformMetricsView = z.infer<typeof platformMetricsSchema>;
