import { describe, expect, it } from 'vitest';
import { BUCKETS, bucketOf } from './bucket-of';

describe('bucketOf', () => {
  // Worked out with Python's hashlib. They must never change: rooms would be thrown out of waves that took them.
  it.each([
    ['patchbay', '8f14e45f-ceea-467f-a8ef-0a2f3f2f9b11', 8138],
    ['patchbay', '00000000-0000-0000-0000-000000000000', 8442],
    ['patchbay', 'standup', 35],
    ['another salt', '8f14e45f-ceea-467f-a8ef-0a2f3f2f9b11', 3578],
    ['', 'x', 4660],
    ['größe', 'raum-ü', 8166],
  ])('with the salt %j puts %j into %i', (salt, roomId, bucket) => {
    expect(bucketOf(salt, roomId)).toBe(bucket);
    expect(bucketOf(salt, roomId)).toBe(bucket);
  });

  it('spreads rooms evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let number = 0; number < 20_000; number += 1) {
      const tenth = Math.floor(bucketOf('even', `room-${number}`) / (BUCKETS / 10));
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const rooms of tenths) expect(Math.abs(rooms - 2_000)).toBeLessThan(200);
  });

  it('gives every room another bucket with another salt', () => {
    expect(bucketOf('a', 'standup')).not.toBe(bucketOf('b', 'standup'));
  });
});
