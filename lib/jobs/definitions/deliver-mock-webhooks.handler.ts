import { deliverWebhooks } from '../../mock-vendor/deliver-webhooks';

export async function handle(): Promise<void> {
  await deliverWebhooks();
}
