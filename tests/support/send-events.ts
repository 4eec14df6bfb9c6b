import type { MeetingEvent } from '@/lib/video-platforms/contract';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';
import { runJobsOnce } from './run-jobs-once';

/** Stores a delivery of a scripted platform's, as its webhook would bring it. @returns its event id */
export async function deliverEvents(
  platform: string,
  events: readonly MeetingEvent[],
  id: string = crypto.randomUUID(),
): Promise<string> {
  await receiveWebhook({
    platform,
    path: '',
    rawBody: Buffer.from(JSON.stringify({ id, events })),
    headers: { signature: 'right' },
    now: new Date(),
  });
  return id;
}

/** The same, with its job run. */
export async function sendEvents(platform: string, ...events: MeetingEvent[]): Promise<string> {
  const id = await deliverEvents(platform, events);
  await runJobsOnce();
  return id;
}
