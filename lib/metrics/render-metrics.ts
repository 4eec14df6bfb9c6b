import { Gauge, Registry } from 'prom-client';
import { countRecentDrifts } from '../data/meetings/presence-drifts';
import {
  countConnections,
  countJobs,
  countOpenMeetings,
  countOpenRooms,
  countRecentDecisions,
  countRecentDeliveries,
  type MeasuredCount,
} from '../data/metrics';
import { listPlatformStates } from '../data/platforms/platform-states';
import { getMetrics } from './registry';
import { readWebhookFigures } from './webhook-figures';

/** Health as numbers: 1 is well. */
export interface HealthFigures {
  readonly database: boolean;
  readonly jobs: boolean;
}

/**
 * Everything as Prometheus text: what this process counted, and what the database says at this moment. Where that
 * doesn't answer, its numbers are missing and `patchbay_up` says so.
 */
export async function renderMetrics(health: HealthFigures): Promise<{ text: string; contentType: string }> {
  const { registry } = getMetrics();
  const current = new Registry();
  gauge(current, 'patchbay_up', 'Whether a part is well', [
    { labels: { part: 'database' }, count: Number(health.database) },
    { labels: { part: 'jobs' }, count: Number(health.jobs) },
  ]);
  gauge(current, 'patchbay_database_connections', "This process's connections to the database", countConnections());
  if (health.database) await addDatabaseFigures(current);
  const merged = Registry.merge([registry, current]);
  return { text: await merged.metrics(), contentType: merged.contentType };
}

async function addDatabaseFigures(registry: Registry): Promise<void> {
  // One after the other: looking must not take connections away from people who join.
  const rooms = await countOpenRooms();
  const { meetings, people } = await countOpenMeetings();
  const decisions = await countRecentDecisions();
  const deliveries = await countRecentDeliveries();
  const webhooks = await readWebhookFigures(new Date());
  const platforms = await listPlatformStates();
  const jobs = await countJobs();
  const drifts = await countRecentDrifts();
  gauge(registry, 'patchbay_rooms', 'Rooms', [{ labels: {}, count: rooms }]);
  gauge(registry, 'patchbay_open_meetings', 'Open meetings by platform and state', meetings);
  gauge(registry, 'patchbay_people', 'People in open meetings by platform and state', people);
  gauge(registry, 'patchbay_decisions_last_day', 'Decisions of the last 24 hours', decisions);
  gauge(registry, 'patchbay_webhook_deliveries_last_day', 'Webhook deliveries of the last 24 hours', deliveries);
  gauge(
    registry,
    'patchbay_presence_drifts_last_day',
    'What presence showed in the last 24 hours that events had not: sessions opened, reopened, closed; unexplained counts',
    drifts,
  );
  gauge(registry, 'patchbay_webhook_deliveries_waiting', 'Webhook deliveries that wait for their turn', [
    { labels: {}, count: webhooks.waiting },
  ]);
  gauge(registry, 'patchbay_webhook_oldest_wait_seconds', 'How long the oldest of them has waited', [
    { labels: {}, count: webhooks.oldestWaitSeconds },
  ]);
  gauge(
    registry,
    'patchbay_webhook_silence_seconds',
    'How long a platform with people in its calls has told nothing',
    webhooks.silences,
  );
  gauge(
    registry,
    'patchbay_platform_left_alone',
    'Whether a platform is left alone because its creates failed again and again',
    platforms.map(({ platform, breaker }) => ({
      labels: { platform },
      count: Number(breaker.state !== 'closed'),
    })),
  );
  gauge(registry, 'patchbay_jobs', 'Jobs by state: due, later, running, failed', jobs);
}

function gauge(registry: Registry, name: string, help: string, counts: readonly MeasuredCount[]): void {
  const labelNames = [...new Set(counts.flatMap(({ labels }) => Object.keys(labels)))];
  const made = new Gauge({ name, help, labelNames, registers: [registry] });
  for (const { labels, count } of counts) made.set(labels, count);
}
