import { z } from 'zod';

export const deliveryStateSchema = z.enum(['received', 'applied', 'ignored', 'unmatched', 'failed']);

export const webhookDeliverySchema = z.object({
  id: z.string(),
  platform: z.string(),
  type: z.string().nullable(),
  path: z.string(),
  state: deliveryStateSchema,
  attempts: z.int(),
  error: z.string().nullable(),
  meetingId: z.string().nullable(),
  /** The name of that meeting's room. Null where the delivery belongs to no meeting, or its room is gone for good. */
  room: z.string().nullable(),
  /** The vendor's name of the room that it is about. Null where it names none. */
  vendorRoomName: z.string().nullable(),
  receivedAt: z.string(),
  /** When it was first applied, or found to change nothing here; null while it waits. A later replay leaves it. */
  handledAt: z.string().nullable(),
  /** When it was last applied once more by hand, and by whom. */
  replayedAt: z.string().nullable(),
  replayedBy: z.string().nullable(),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;

/** What one event of a delivery came to. */
export const deliveryEffectSchema = z.object({
  event: z.string(),
  room: z.string().nullable(),
  result: z.enum(['changed', 'nothing-new', 'noted', 'unknown-room']),
  detail: z.string().nullish(),
});
export type DeliveryEffectView = z.infer<typeof deliveryEffectSchema>;

/** How its signature was accepted. */
export const deliveryVerdictSchema = z.object({
  /** Which of the platform's secrets it was made with, counted from 1: the newest one. */
  secret: z.int(),
  /** How many there were. */
  secrets: z.int(),
  /** When the vendor signed it, by its own clock; null where its scheme has no time. */
  signedAt: z.string().nullable(),
  /** How long before it came that was. */
  ageMs: z.number().nullable(),
});
export type DeliveryVerdictView = z.infer<typeof deliveryVerdictSchema>;

export const webhookDeliveryDetailSchema = webhookDeliverySchema.extend({
  rawBody: z.string(),
  headers: z.record(z.string(), z.string()),
  /** Null for what came before verdicts were kept. */
  verdict: deliveryVerdictSchema.nullable(),
  /** Null until it was applied. */
  effects: z.array(deliveryEffectSchema).nullable(),
});
export type WebhookDeliveryDetailView = z.infer<typeof webhookDeliveryDetailSchema>;

export const replayDeliverySchema = z.object({
  dryRun: z.boolean().default(false).describe('True to see what would change, with nothing changed.'),
});

/** One thing that a replay changes, or would. */
export const replayChangeSchema = z.object({
  kind: z.enum([
    'session-opened',
    'session-reopened',
    'session-closed',
    'session-recorded',
    'session-changed',
    'meeting-occupied',
    'meeting-emptied',
    'meeting-ended',
    'meeting-changed',
    'recording-changed',
  ]),
  room: z.string().nullable(),
  sentence: z.string(),
});
export type ReplayChangeView = z.infer<typeof replayChangeSchema>;

export const replayedDeliverySchema = z.object({
  dryRun: z.boolean(),
  /** What the delivery is then. */
  state: deliveryStateSchema,
  /** In one sentence. */
  sentence: z.string(),
  changes: z.array(replayChangeSchema),
  effects: z.array(deliveryEffectSchema),
});
export type ReplayedDeliveryView = z.infer<typeof replayedDeliverySchema>;
