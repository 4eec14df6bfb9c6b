import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { isUuid } from '../data/is-uuid';
import {
  type DeliveryFilter,
  findWebhookDelivery,
  listWebhookDeliveries as selectWebhookDeliveries,
} from '../data/webhooks/webhook-deliveries';
import { AppError } from '../errors/app-error';
import type { Page, Paging } from '../schemas/paging';
import type { WebhookDeliveryDetailView, WebhookDeliveryView } from '../schemas/webhook-delivery';
import { toDeliveryDetailView, toDeliveryView } from './to-delivery-view';

/** What the platforms sent, newest first. */
export async function listWebhookDeliveries(
  actor: Actor,
  asked: Paging & DeliveryFilter,
): Promise<Page<WebhookDeliveryView>> {
  requireAdmin(actor);
  const page = await selectWebhookDeliveries(asked);
  return { items: page.items.map(toDeliveryView), nextCursor: page.nextCursor };
}

/** One delivery, with what was sent. @throws AppError delivery-not-found */
export async function getWebhookDelivery(actor: Actor, id: string): Promise<WebhookDeliveryDetailView> {
  requireAdmin(actor);
  const delivery = isUuid(id) ? await findWebhookDelivery(id) : null;
  if (!delivery) throw new AppError('delivery-not-found', 'There is no webhook delivery with this id.');
  return toDeliveryDetailView(delivery);
}
