import type { Step } from './history';
import type { Noise } from './noise';

const ARRIVE: Noise['fates'] = [{ copies: 1, delayMs: 0, waitMs: 0 }];
const GET_LOST: Noise['fates'] = [{ copies: 0, delayMs: 0, waitMs: 0 }];

/** Histories that are always played besides those that chance makes, as they are rare and easily gone wrong. */
export const STORIES: readonly [readonly [Step[]], Noise][] = [
  // Into a breakout room and back, while somebody without a page stays in the main room.
  told([step('come', 3), step('come', 0), step('breakout', 0), step('breakout', 0)]),
  // Somebody whose page is silent, and somebody in a breakout room, when the census is asked.
  told([
    step('come', 0),
    step('come', 1),
    step('breakout', 1, 100),
    step('come', 2, 140_000),
    step('leave', 2, 140_000),
  ]),
  // A reload by the last person.
  told([step('come', 0), step('reload', 0), step('leave', 0)]),
  // Connecting when the grace period is over.
  told([step('come', 0), step('leave', 0), step('pend', 0), step('leave', 0)]),
  // Taken for gone, back, and really gone ten minutes later.
  told([
    step('come', 0),
    step('false-goodbye', 0),
    ...[1, 2, 1, 2, 1].map((nobody) => step('leave', nobody, 140_000)),
    step('leave', 0),
  ]),
  // Into a breakout room and back, with the leave from the main room told after the coming back to it.
  told([step('come', 0), step('breakout', 0), step('breakout', 0)], {
    fates: [...ARRIVE, ...ARRIVE, { copies: 1, delayMs: 30_000, waitMs: 0 }, ...Array(9).fill(ARRIVE[0])],
    polls: [{ happening: 5, afterMs: 12_000, lag: 0, isDown: false }],
    isPrompt: false,
  }),
  // Asked so soon after somebody left that the answer may still name them.
  told([step('come', 0), step('come', 1), step('leave', 0)], {
    polls: [{ happening: 3, afterMs: 5_000, lag: 1, isDown: false }],
    hasBeacons: false,
  }),
  // Nobody tells that they have left but the vendor's answer, soon after.
  told([step('come', 0), step('come', 1), step('leave', 1), step('leave', 0)], {
    fates: [...ARRIVE, ...ARRIVE, ...ARRIVE, ...GET_LOST, ...GET_LOST, ...GET_LOST],
    isLossy: true,
    isPrompt: false,
    hasBeacons: false,
  }),
];

function step(deed: Step['deed'], who: number, afterMs = 20_000): Step {
  return { deed, who, afterMs };
}

function told(steps: Step[], otherwise: Partial<Noise> = {}): [[Step[]], Noise] {
  const noise: Noise = {
    fates: ARRIVE,
    isLossy: false,
    polls: [{ happening: 5, afterMs: 20_000, lag: 0, isDown: false }],
    hasBeacons: true,
    lastLag: 0,
    isPrompt: true,
    hiddenAfterMs: null,
    isEndLate: false,
    ...otherwise,
  };
  return [[steps], noise];
}
