import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listRefusedJoins } from '../data/meetings/refused-joins';
import {
  type CountedFallback,
  countCreateCallsBySlice,
  countDecisionsByReason,
  countFallbacksByCause,
  countMeetingsBySlice,
  countVendorCalls,
} from '../data/platforms/figures';
import { SETTINGS_INSIGHT } from '../migration/environment/settings-insight';
import { toRefusedJoinView } from '../migration/to-refused-join-view';
import { describeCause } from '../migration/words/describe-cause';
import { labelOfPlatform } from '../migration/words/label-of-platform';
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
    listRefusedJoins({ since: slices.since, limit: REFUSALS_SHOWN }),
  ]);
  return {
    range: slices.range,
    since: slices.since.toISOString(),
    until: slices.until.toISOString(),
    slices: slices.starts.map((start) => start.toISOString()),
    platforms: countPlatforms({ slices, meetings, calls, creates }),
    decisions,
    fallbacks: fallbacks.map(toFallbackView),
    refused: { count: refused.count, newest: refused.newest.map(toRefusedJoinView) },
  };
}

function toFallbackView({ from, to, cause, count }: CountedFallback): FiguresView['fallbacks'][number] {
  const [platform, code] = [from ?? '', cause ?? ''];
  return {
    from: platform,
    to,
    cause: code,
    sentence: describeCause(platform, code, { labelOf: labelOfPlatform, settings: SETTINGS_INSIGHT }),
    count,
  };
}
