import { z } from 'zod';

export const statisticsSpanSchema = z.enum(['hour', 'day']);
export type StatisticsSpan = z.infer<typeof statisticsSpanSchema>;

/** What came in during one stretch of time. */
export const deliveryPointSchema = z.object({
  at: z.string().describe('When the stretch begins.'),
  received: z.int(),
  failed: z.int(),
  unmatched: z.int(),
  /** From when a delivery came to when it was applied, in milliseconds; null where none was. */
  lagMedianMs: z.number().nullable(),
  lagP95Ms: z.number().nullable(),
});
export type DeliveryPointView = z.infer<typeof deliveryPointSchema>;

export const deliveryStatisticsSchema = z.object({
  span: statisticsSpanSchema,
  /** How long each stretch is. */
  stepSeconds: z.int(),
  /** Every stretch of the span, the oldest first, those without a delivery included. */
  points: z.array(deliveryPointSchema),
  /** Those that wait for their turn at this moment, and since when the oldest of them does. */
  waiting: z.int(),
  waitingSince: z.string().nullable(),
  /** Every type that was ever sent. */
  types: z.array(z.string()),
});
export type DeliveryStatisticsView = z.infer<typeof deliveryStatisticsSchema>;

/** A platform that tells nothing although people are in its calls. */
export const webhookSilenceSchema = z.object({
  platform: z.string(),
  /** When it was last heard of; null where it never was. */
  lastEventAt: z.string().nullable(),
  silentSince: z.string(),
  liveMeetings: z.int(),
  people: z.int(),
  /** People who came in since by the word of their own page, of whom it told nothing. */
  unconfirmed: z.int(),
  sentence: z.string(),
});
export type WebhookSilenceView = z.infer<typeof webhookSilenceSchema>;

/** Deliveries to one platform's address that were refused for their signature; nothing of them is kept. */
export const webhookRefusalSchema = z.object({
  platform: z.string(),
  /** Within the last hour, by the process that answers: each counts for itself, from its start. */
  refused: z.int(),
  reason: z.enum(['missing', 'malformed', 'mismatch', 'too-old', 'from-the-future']).describe('That of most of them.'),
  lastAt: z.string(),
  sentence: z.string(),
  /** What to check. */
  advice: z.string(),
});
export type WebhookRefusalView = z.infer<typeof webhookRefusalSchema>;
