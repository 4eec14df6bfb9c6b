import type { CountedCalls, CountedMeetings } from '../data/platforms/figures';
import type { PlatformFigures } from '../schemas/figures';
import { durationAt } from '../vendor-calls/duration-class';
import { comparePlatforms } from '../video-platforms';
import { type FigureSlices, sliceOf } from './figure-slices';

/** What vendors call it that makes a meeting. */
const CREATE = 'create-meeting';
const WORKED = 'ok';
/** Asked for as long as somebody looks at a page, and tried again where it fails: it would drown what calls needed. */
const HEALTH_CHECK = 'check-health';

interface Counted {
  readonly slices: FigureSlices;
  readonly meetings: readonly CountedMeetings[];
  readonly calls: readonly CountedCalls[];
  readonly creates: readonly Pick<CountedCalls & { at: Date }, 'at' | 'platform' | 'durationClass' | 'calls'>[];
}

/** Adds up per platform what was counted. Platforms of which there is nothing to tell are left out. */
export function countPlatforms({ slices, meetings, creates, ...counted }: Counted): PlatformFigures[] {
  const calls = counted.calls.filter(({ operation }) => operation !== HEALTH_CHECK);
  const ids = new Set([...meetings, ...calls].map(({ platform }) => platform));
  return [...ids].toSorted(comparePlatforms).map((platform) => {
    const own = meetings.filter((entry) => entry.platform === platform);
    const ownCalls = calls.filter((entry) => entry.platform === platform);
    const working = ownCalls.filter(({ operation, outcome }) => operation === CREATE && outcome === WORKED);
    const durations = classesOf(working);
    return {
      platform,
      made: sumMeetings(own.filter(({ isFailed }) => !isFailed)),
      failed: sumMeetings(own.filter(({ isFailed }) => isFailed)),
      madeBySlice: spread(
        slices,
        own.filter(({ isFailed }) => !isFailed),
      ),
      failedBySlice: spread(
        slices,
        own.filter(({ isFailed }) => isFailed),
      ),
      calls: sumCalls(ownCalls),
      failedCalls: sumCalls(ownCalls.filter(({ outcome }) => outcome !== WORKED)),
      createP50: durationAt(durations, 0.5),
      createP95: durationAt(durations, 0.95),
      createP95BySlice: slices.starts.map((_, index) =>
        durationAt(
          classesOf(creates.filter((entry) => entry.platform === platform && sliceOf(slices, entry.at) === index)),
          0.95,
        ),
      ),
    };
  });
}

/** How many calls took how long. */
export function classesOf(calls: readonly Pick<CountedCalls, 'durationClass' | 'calls'>[]): Map<number, number> {
  const classes = new Map<number, number>();
  for (const { durationClass, calls: count } of calls) {
    classes.set(durationClass, (classes.get(durationClass) ?? 0) + count);
  }
  return classes;
}

export function sumCalls(calls: readonly Pick<CountedCalls, 'calls'>[]): number {
  return calls.reduce((sum, { calls: count }) => sum + count, 0);
}

function sumMeetings(counted: readonly CountedMeetings[]): number {
  return counted.reduce((sum, { meetings }) => sum + meetings, 0);
}

function spread(slices: FigureSlices, counted: readonly CountedMeetings[]): number[] {
  const bySlice = slices.starts.map(() => 0);
  for (const { at, meetings } of counted) {
    const index = sliceOf(slices, at);
    if (index !== null) bySlice[index] = (bySlice[index] ?? 0) + meetings;
  }
  return bySlice;
}
