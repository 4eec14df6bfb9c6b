import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { countLiveByPlatform } from '../data/meetings/meeting-history';
import {
  type CountedCalls,
  countCreateCallsBySlice,
  countMeetingsBySlice,
  countVendorCalls,
} from '../data/platforms/figures';
import { AppError } from '../errors/app-error';
import type { FigureRange, PlatformFigures, PlatformMetricsView } from '../schemas/figures';
import { durationAt } from '../vendor-calls/duration-class';
import { listPlatforms } from '../video-platforms';
import { classesOf, countPlatforms, sumCalls } from './count-platforms';
import { sliceRange } from './figure-slices';

/**
 * What one platform did in the last hour, day or week, and how its API answers. One that was taken away is told of for as
 * long as something is recorded of it.
 * @throws AppError not-signed-in, forbidden, platform-not-found
 */
export async function getPlatformMetrics(asked: {
  actor: Actor;
  platform: string;
  range: FigureRange;
  now: Date;
}): Promise<PlatformMetricsView> {
  requireAdmin(asked.actor);
  const { platform } = asked;
  const slices = sliceRange(asked.range, asked.now);
  const [meetings, calls, creates, live] = await Promise.all([
    countMeetingsBySlice(slices),
    countVendorCalls({ since: slices.since, grain: slices.grain, platform }),
    countCreateCallsBySlice(slices),
    countLiveByPlatform(),
  ]);
  const figures = countPlatforms({ slices, meetings, calls, creates }).find((entry) => entry.platform === platform);
  const now = live.find((entry) => entry.platform === platform);
  if (!figures && !now && !listPlatforms().some(({ id }) => id === platform)) {
    throw new AppError('platform-not-found', `“${platform.slice(0, 40)}” is no platform of this installation.`);
  }
  return {
    range: slices.range,
    since: slices.since.toISOString(),
    until: slices.until.toISOString(),
    slices: slices.starts.map((start) => start.toISOString()),
    ...(figures ?? nothingOf(platform, slices.starts.length)),
    liveMeetings: now?.meetings ?? 0,
    people: now?.people ?? 0,
    operations: countOperations(calls),
  };
}

function countOperations(calls: readonly CountedCalls[]): PlatformMetricsView['operations'] {
  return [...new Set(calls.map(({ operation }) => operation))]
    .map((operation) => {
      const own = calls.filter((entry) => entry.operation === operation);
      const working = classesOf(own.filter(({ outcome }) => outcome === 'ok'));
      return {
        operation,
        calls: sumCalls(own),
        failures: countFailures(own),
        p50: durationAt(working, 0.5),
        p95: durationAt(working, 0.95),
      };
    })
    .toSorted((one, other) => other.calls - one.calls || one.operation.localeCompare(other.operation));
}

function countFailures(calls: readonly CountedCalls[]): { code: string; count: number }[] {
  const failed = calls.filter(({ outcome }) => outcome !== 'ok');
  return [...new Set(failed.map(({ outcome }) => outcome))]
    .map((code) => ({ code, count: sumCalls(failed.filter(({ outcome }) => outcome === code)) }))
    .toSorted((one, other) => other.count - one.count || one.code.localeCompare(other.code));
}

function nothingOf(platform: string, slices: number): PlatformFigures {
  const none = Array.from({ length: slices }, () => 0);
  return {
    platform,
    made: 0,
    failed: 0,
    madeBySlice: none,
    failedBySlice: none,
    calls: 0,
    failedCalls: 0,
    createP50: null,
    createP95: null,
    createP95BySlice: none.map(() => null),
  };
}
