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
  receivedAt: z.string(),
  handledAt: z.string().nullable(),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;

export const webhookDeliveryDetailSchema = webhookDeliverySchema.extend({
  rawBody: z.string(),
  headers: z.record(z.string(), z.string()),
  effects: z.unknown(),
});
export type WebhookDeliveryDetailView = z.infer<typeof webhookDeliveryDetailSchema>;
