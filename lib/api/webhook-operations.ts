import { z } from 'zod';
import { pageOf, pagingSchema } from '../schemas/paging';
import {
  deliveryStateSchema,
  replayDeliverySchema,
  replayedDeliverySchema,
  webhookDeliveryDetailSchema,
  webhookDeliverySchema,
} from '../schemas/webhook-delivery';
import {
  deliveryStatisticsSchema,
  statisticsSpanSchema,
  webhookRefusalSchema,
  webhookSilenceSchema,
} from '../schemas/webhook-statistics';
import { defineOperation } from './define-operation';

const platform = z.string().max(40).optional();
const idParams = z.object({ id: z.string() });

export const webhookOperations = {
  listWebhookDeliveries: defineOperation({
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: '/webhook-deliveries',
    summary: 'What the platforms sent, newest first.',
    access: 'admin',
    query: pagingSchema.extend({
      platform,
      state: deliveryStateSchema.optional(),
      type: z.string().max(200).optional().describe('The platform’s own name of the kind of event.'),
      room: z.string().max(300).optional().describe('A room’s name, or the platform’s name of one.'),
    }),
    status: 200,
    response: pageOf(webhookDeliverySchema),
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
  getDeliveryStatistics: defineOperation({
    id: 'getDeliveryStatistics',
    method: 'GET',
    path: '/webhook-deliveries/statistics',
    summary: 'How many deliveries came and failed, and how long they waited, over the last hour or day.',
    access: 'admin',
    query: z.object({ span: statisticsSpanSchema.default('hour'), platform }),
    status: 200,
    response: deliveryStatisticsSchema,
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
  listWebhookSilences: defineOperation({
    id: 'listWebhookSilences',
    method: 'GET',
    path: '/webhook-deliveries/silences',
    summary: 'Platforms that tell nothing although people are in their calls.',
    access: 'admin',
    status: 200,
    response: z.object({ items: z.array(webhookSilenceSchema) }),
    errors: ['not-signed-in', 'forbidden'],
  }),
  listWebhookRefusals: defineOperation({
    id: 'listWebhookRefusals',
    method: 'GET',
    path: '/webhook-deliveries/refusals',
    summary: 'Deliveries that were refused within the last hour for their signature, as this process counted them.',
    access: 'admin',
    status: 200,
    response: z.object({ items: z.array(webhookRefusalSchema) }),
    errors: ['not-signed-in', 'forbidden'],
  }),
  getWebhookDelivery: defineOperation({
    id: 'getWebhookDelivery',
    method: 'GET',
    path: '/webhook-deliveries/{id}',
    summary: 'One delivery with its raw body, how its signature was accepted and what came of it; secrets are masked.',
    access: 'admin',
    params: idParams,
    status: 200,
    response: webhookDeliveryDetailSchema,
    errors: ['delivery-not-found', 'not-signed-in', 'forbidden'],
  }),
  replayWebhookDelivery: defineOperation({
    id: 'replayWebhookDelivery',
    method: 'POST',
    path: '/webhook-deliveries/{id}/replay',
    summary: 'Applies a delivery once more, or with `dryRun` shows what that would change.',
    access: 'admin',
    params: idParams,
    body: replayDeliverySchema,
    isBodyOptional: true,
    status: 200,
    response: replayedDeliverySchema,
    errors: [
      'invalid-request',
      'delivery-not-found',
      'delivery-unreadable',
      'platform-not-configured',
      'not-signed-in',
      'forbidden',
    ],
  }),
} as const;
