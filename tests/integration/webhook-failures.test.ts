import { expect, it } from 'vitest';
import { sql } from '@/lib/data/sql';
import { insertWebhookDelivery } from '@/lib/data/webhook-deliveries';
import { applyWebhookDeliveryJob } from '@/lib/jobs/definitions/apply-webhook-delivery';
import { applyWebhookDelivery } from '@/lib/webhooks/apply-webhook-delivery';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

/** A delivery that was taken and stored, then applied. What an administrator reads of it. */
async function errorOf(platform: string, body: unknown): Promise<{ state: string; error: string | null } | undefined> {
  const type = `${platform} ${JSON.stringify(body)}`;
  const delivery = { platform, eventId: null, type, path: '', rawBody: Buffer.from(JSON.stringify(body)), headers: {} };
  await insertWebhookDelivery(applyWebhookDeliveryJob, delivery);
  const found = { text: 'SELECT id, state, error FROM webhook_deliveries WHERE type = $1', values: [type] };
  const [stored] = await sql.query<{ id: string }>(found);
  await applyWebhookDelivery(stored?.id ?? '').catch(() => undefined);
  const [row] = await sql.query<{ state: string; error: string | null }>(found);
  return row;
}

it('says who sent a body that cannot be read, why, and that nothing came of it', async () => {
  expect(await errorOf('mock', { hello: 1 })).toMatchObject({
    state: 'failed',
    error: 'Demo sent a body that Patchbay can’t read: it is not an event of the demo platform. Nothing was changed.',
  });
  const event = { id: 'e1', type: 'person.joined', createdAt: new Date().toISOString(), data: {} };
  expect(await errorOf('mock', event)).toMatchObject({
    error:
      'Demo sent a body that Patchbay can’t read: a person event names no room or no connection. Nothing was changed.',
  });
});

it('says of a platform that is not set up any more that it is tried again', async () => {
  expect(await errorOf('jitsi', {})).toMatchObject({
    state: 'failed',
    error: 'Jitsi is not configured (JITSI_DOMAIN). Nothing was changed; Patchbay tries again by itself.',
  });
});
