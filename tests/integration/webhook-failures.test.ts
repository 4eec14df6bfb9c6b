import type { QueryResultRow } from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { sql } from '@/lib/data/sql';
import { insertWebhookDeliveries } from '@/lib/data/webhooks/webhook-inbox';
import { applyWebhookDeliveryJob } from '@/lib/jobs/definitions/apply-webhook-delivery';
import { getPlatformClient } from '@/lib/video-platforms';
import type { PlatformWebhooks, VideoPlatformClient } from '@/lib/video-platforms/contract';
import { runJobsOnce } from '../support/run-jobs-once';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const client = getPlatformClient('mock') as VideoPlatformClient & { webhooks: PlatformWebhooks };

afterEach(() => {
  vi.restoreAllMocks();
});

function delivery(platform: string, body: string, type: string) {
  return { platform, eventId: null, type, path: '', rawBody: Buffer.from(body), headers: {}, verdict: null };
}

interface Read {
  readonly state: string;
  readonly error: string | null;
  readonly attempts: number;
}

/** What an administrator reads of a delivery. */
async function readOf(type: string): Promise<Read | undefined> {
  const [row] = await sql.query<Read & QueryResultRow>({
    text: 'SELECT state, error, attempts FROM webhook_deliveries WHERE type = $1',
    values: [type],
  });
  return row;
}

/** A delivery that was taken and stored, then applied. */
async function errorOf(platform: string, body: unknown): Promise<Read | undefined> {
  const text = JSON.stringify(body);
  const type = `${platform} ${text}`;
  await insertWebhookDeliveries(applyWebhookDeliveryJob, [delivery(platform, text, type)]);
  await runJobsOnce();
  return readOf(type);
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

it('says of a platform that is not set up any more that nothing more is tried', async () => {
  expect(await errorOf('jitsi', {})).toMatchObject({
    state: 'failed',
    error:
      'Jitsi is not set up here any more, and neither is the secret of its webhooks. Nothing was changed; Patchbay does not try again.',
  });
});

it('tries a body that cannot be read once, also where another copy of the code tells of it', async () => {
  // Next.js bundles routes and jobs apart: what one of them throws is no instance of the other's class.
  class OtherCopy extends Error {
    override readonly name = 'VideoPlatformError';
    readonly code = 'malformed-response';
    readonly reason = 'it is not a JSON object';
    readonly isRetryable = false;
  }
  vi.spyOn(client.webhooks, 'normalise').mockImplementation(() => {
    throw new OtherCopy('jitsi normalise-webhook: it is not a JSON object');
  });
  await insertWebhookDeliveries(applyWebhookDeliveryJob, [delivery('mock', '{bad', 'copy')]);
  const jobs = await runJobsOnce();
  expect(jobs).toMatchObject({ done: ['apply-webhook-delivery'], failed: [] });
  expect(await readOf('copy')).toEqual({
    state: 'failed',
    attempts: 1,
    error: 'Demo sent a body that Patchbay can’t read: it is not a JSON object. Nothing was changed.',
  });
});

it('says that it is tried again as long as it is, and no longer', async () => {
  vi.spyOn(client.webhooks, 'normalise').mockImplementation(() => {
    throw new TypeError('a mistake of ours');
  });
  await insertWebhookDeliveries(applyWebhookDeliveryJob, [delivery('mock', '{}', 'mistake')]);
  const ours = 'Something went wrong on our side; the log of this moment says more. Nothing was changed; Patchbay';
  await runJobsOnce();
  expect(await readOf('mistake')).toMatchObject({ attempts: 1, error: `${ours} tries again by itself.` });
  for (let attempt = 2; attempt <= applyWebhookDeliveryJob.maxAttempts; attempt++) await runJobsOnce({ retry: true });
  expect(await readOf('mistake')).toMatchObject({
    attempts: applyWebhookDeliveryJob.maxAttempts,
    error: `${ours} does not try again.`,
  });
});
