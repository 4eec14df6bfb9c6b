import { z } from 'zod';

export const webhookDeliverySchema = z.object({
  id: z.string(),
  platform: z.string(),
  type: z.string().nullable(),
  path: z.string(),
  state: z.enum(['received', 'applied', 'ignored', 'unmatched', 'failed']),
  attempts: z.int(),
  error: z.string().nullable(),
  meetingId: z.string().nullable(),
  /** The name of that meeting's room. Null where the delivery belongs to no meeting, or its room is gone for good. */
  room: z.string().nullable(),
  receivedAt: z.string(),
  handledAt: z.string().nullable(),
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

export const webhookDeliveryDetailSchema = webhookDeliverySchema.extend({
  rawBody: z.string(),
  headers: z.record(z.string(), z.string()),
  /** Null until it was applied. */
  effects: z.array(deliveryEffectSchema).nullable(),
});
export type WebhookDeliveryDetailView = z.infer<typeof webhookDeliveryDetailSchema>;
