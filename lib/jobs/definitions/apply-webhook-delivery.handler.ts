import type { z } from 'zod';
import { applyWebhookDelivery } from '../../webhooks/apply-webhook-delivery';
import type { JobContext } from '../define-job';
import type { applyWebhookDeliveryJob } from './apply-webhook-delivery';

export async function handle(
  payload: z.infer<typeof applyWebhookDeliveryJob.payload>,
  { now, isLastAttempt }: JobContext,
): Promise<void> {
  await applyWebhookDelivery(payload.deliveryId, { now: now(), isLastAttempt });
}
