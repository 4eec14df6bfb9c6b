import type { SqlRunner } from '../../data/sql';
import { reconcileMeetingJob } from '../../jobs/definitions/reconcile-meeting';
import { reconcilePlatformJob } from '../../jobs/definitions/reconcile-platform';
import { enqueueJob } from '../../jobs/queue';
import { processSingleton } from '../../process-singleton';
import type { Meeting } from '../meeting';
import { RECONCILE_AFTER_EVENT_MS } from '../timing';
import { usefulPresenceOfPlatform } from './presence-of-platform';

/** When the next question about something is planned by this process. */
const plans = () => processSingleton('reconcile-plans', () => new Map<string, number>());

/** Plans whose time has come mean nothing any more; so many are kept before they are looked through. */
const MOST_PLANS = 2_000;

/**
 * Has the vendor asked who is in, a few seconds after it told of a change. One question waits at most for each platform
 * that answers for all its rooms at once, and else for each meeting, and neither is planned twice while it waits: a rush
 * of events costs one job. What a crash loses here is asked for by the clock.
 */
export async function planReconcile(transaction: SqlRunner, meeting: Meeting): Promise<void> {
  const presence = usefulPresenceOfPlatform(meeting.platform);
  if (!presence || (meeting.state !== 'live' && meeting.state !== 'draining')) return;
  const { platform, id: meetingId } = meeting;
  const jobKey = presence.askForAll
    ? `${reconcilePlatformJob.name}:${platform}`
    : `${reconcileMeetingJob.name}:${meetingId}`;
  const now = Date.now();
  if ((plans().get(jobKey) ?? 0) > now) return;
  const runAt = new Date(now + RECONCILE_AFTER_EVENT_MS);
  forgetPast(now);
  plans().set(jobKey, runAt.getTime());
  if (presence.askForAll) await enqueueJob(transaction, reconcilePlatformJob, { platform }, { runAt, jobKey });
  else await enqueueJob(transaction, reconcileMeetingJob, { meetingId }, { runAt, jobKey });
}

function forgetPast(now: number): void {
  if (plans().size < MOST_PLANS) return;
  for (const [key, at] of plans()) if (at <= now) plans().delete(key);
}
