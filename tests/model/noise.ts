import fc from 'fast-check';
import type { VendorHabits } from './history';
import type { RawDelivery } from './model-vendor';

/** What becomes of one delivery on its way. */
export interface Fate {
  readonly copies: 0 | 1 | 2 | 3;
  /** From its sending to its arrival. */
  readonly delayMs: number;
  /** From its arrival until it is applied. */
  readonly waitMs: number;
}

export interface Poll {
  readonly happening: number;
  readonly afterMs: number;
  readonly lag: number;
  readonly isDown: boolean;
}

/** What goes wrong in one history, besides what people do. */
export interface Noise {
  readonly fates: readonly Fate[];
  /** Whether deliveries get lost at all: where none do, everything has to be exact. */
  readonly isLossy: boolean;
  /** When the vendor is asked while it goes on: so long after something happened; how late its answer is; whether it fails. */
  readonly polls: readonly Poll[];
  /** Whether the pages' goodbyes arrive. */
  readonly hasBeacons: boolean;
  readonly lastLag: number;
  /** Every delivery comes at once. */
  readonly isPrompt: boolean;
  /** How long after its beginning the vendor's room is past its end; null where it isn't. */
  readonly hiddenAfterMs: number | null;
  /** Whether the vendor tells of a meeting's conferences only when the room's next meeting goes on. */
  readonly isEndLate: boolean;
}

/** What gets lost, where what would make up for it isn't there: nothing. */
export function isLossy(noise: Noise, { hidesPastEnd }: VendorHabits): boolean {
  return noise.isLossy && !noise.isPrompt && !noise.isEndLate && !isHiding(noise, hidesPastEnd);
}

function isHiding({ hiddenAfterMs }: Noise, hidesPastEnd: boolean): boolean {
  return hidesPastEnd && hiddenAfterMs !== null;
}

const fateArbitrary: fc.Arbitrary<Fate> = fc.record({
  copies: fc.oneof(
    { arbitrary: fc.constant(1 as const), weight: 6 },
    { arbitrary: fc.constantFrom(2 as const, 3 as const), weight: 2 },
    { arbitrary: fc.constant(0 as const), weight: 2 },
  ),
  delayMs: fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(60_000), fc.nat(240_000)),
  waitMs: fc.oneof(fc.constant(0), fc.nat(500), fc.nat(200_000)),
});

export const noiseArbitrary: fc.Arbitrary<Noise> = fc.record({
  fates: fc.array(fateArbitrary, { minLength: 1, maxLength: 30 }),
  isLossy: fc.boolean(),
  polls: fc.array(
    fc.record({
      happening: fc.nat(40),
      afterMs: fc.oneof(fc.integer({ min: 300, max: 12_000 }), fc.integer({ min: 12_000, max: 120_000 })),
      lag: fc.double({ min: 0, max: 1, noNaN: true }),
      isDown: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  hasBeacons: fc.boolean(),
  lastLag: fc.double({ min: 0, max: 1, noNaN: true }),
  isPrompt: oneIn(3),
  hiddenAfterMs: fc.option(fc.nat(300_000), { freq: 2 }),
  isEndLate: oneIn(4),
});

function oneIn(count: number): fc.Arbitrary<boolean> {
  return fc.nat(count - 1).map((drawn) => drawn === 0);
}

const PROMPT = { delayMs: 0, waitMs: 0 };

export interface ArrivedDelivery {
  readonly delivery: RawDelivery;
  readonly arrivesAt: number;
  readonly appliedAt: number;
}

/**
 * Deliveries lost, doubled, shuffled and delayed.
 * @param lateUntil when those about whole conferences arrive; null where they come as the others
 */
export function distort(
  deliveries: readonly RawDelivery[],
  noise: Noise,
  mayLose: (delivery: RawDelivery) => boolean,
  lateUntil: number | null,
): { readonly arrived: readonly ArrivedDelivery[]; readonly lost: readonly RawDelivery[] } {
  const lost: RawDelivery[] = [];
  const arrived = deliveries.flatMap((delivery, index) => {
    const fate = noise.fates[index % noise.fates.length] ?? { copies: 1, delayMs: 0, waitMs: 0 };
    const isLost = fate.copies === 0 && mayLose(delivery);
    if (isLost) lost.push(delivery);
    const copies = isLost ? 0 : Math.max(1, fate.copies);
    return Array.from({ length: copies }, (_, copy) => {
      // Each copy goes its own way.
      const other = noise.fates[(index + copy * 7) % noise.fates.length] ?? fate;
      if (lateUntil !== null && delivery.connection === null) {
        return { delivery, arrivesAt: lateUntil, appliedAt: lateUntil };
      }
      const { delayMs, waitMs } = noise.isPrompt ? PROMPT : other;
      return { delivery, arrivesAt: delivery.at + delayMs, appliedAt: delivery.at + delayMs + waitMs };
    });
  });
  return { arrived, lost };
}
