import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import {
  type CountedFallback,
  countCreateCallsBySlice,
  countDecisionsByReason,
  countFallbacksByCause,
  countMeetingsBySlice,
  countVendorCalls,
} from '../data/figures';
import { listRefusedJoins, type RefusedJoin } from '../data/refused-joins';
import { describeCause } from '../migration/describe-cause';
import { labelOfPlatform } from '../migration/label-of-platform';
import type { FigureRange, FiguresView } from '../schemas/figures';
import { countPlatforms } from './count-platforms';
import { sliceRange } from './figure-slices';

const REFUSALS_SHOWN = 50;

/** What happened in the last hour, day or week, counted: meetings, decisions, fallbacks, refusals. */
export async function getFigures(asked: { actor: Actor; range: FigureRange; now: Date }): Promise<FiguresView> {
  requireAdmin(asked.actor);
  const slices = sliceRange(asked.range, asked.now);
  const [meetings, calls, creates, decisions, fallbacks, refused] = await Promise.all([
    countMeetingsBySlice(slices),
    countVendorCalls({ since: slices.since, grain: slices.grain, platform: null }),
    countCreateCallsBySlice(slices),
    countDecisionsByReason(slices.since),
    countFallbacksByCause(slices.since),
    listRefusedJoins(slices.since, REFUSALS_SHOWN),
  ]);
  return {
    range: slices.range,
    since: slices.since.toISOString(),
    until: slices.until.toISOString(),
    slices: slices.starts.map((start) => start.toISOString()),
    platforms: countPlatforms({ slices, meetings, calls, creates }),
    decisions,
    fallbacks: fallbacks.map(toFallbackView),
    refused: { count: refused.count, newest: refused.newest.map(toRefusalView) },
  };
}

function toFallbackView({ from, to, cause, count }: CountedFallback): FiguresView['fallbacks'][number] {
  const [platform, code] = [from ?? '', cause ?? ''];
  return {
    from: platform,
    to,
    cause: code,
    sentence: describeCause(platform, code, { labelOf: labelOfPlatform }),
    count,
  };
}

function toRefusalView({ at, room, cause, supportCode, steps }: RefusedJoin): FiguresView['refused']['newest'][number] {
  return { at: at.toISOString(), room, cause, supportCode, sentence: describeRefusal(steps) };
}

function describeRefusal(steps: RefusedJoin['steps']): string {
  if (steps === null) return 'No platform had made a meeting within the time that a join has.';
  const causes = steps
    .filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now')
    .map(({ platform, cause }) => describeCause(platform ?? '', cause ?? '', { labelOf: labelOfPlatform }));
  return causes.length > 0 ? `${[...new Set(causes)].join('; ')}.` : 'No platform is set up.';
}
