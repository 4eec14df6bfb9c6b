import { deliverWebhooks } from '../../mock-vendor/deliver-webhooks';
import { sweepRooms } from '../../mock-vendor/sweep-rooms';

export async function handle(): Promise<void> {
  await sweepRooms();
  // Webhooks whose job was lost with its process leave now at the latest.
  await deliverWebhooks();
}
