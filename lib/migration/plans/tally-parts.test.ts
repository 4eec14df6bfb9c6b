import { expect, it } from 'vitest';
import { describeRuleTally, describeWaveTally, type PartTally } from './tally-parts';

const tally = (rooms: number): PartTally => ({
  rooms,
  named: rooms,
  earlier: 0,
  pinned: 0,
  movedByHand: 0,
  blocked: 0,
  stopped: 0,
  notNow: 0,
  moves: rooms,
  there: 0,
  inCall: 0,
});
const wave = { id: 'all', from: ['whereby'], to: 'daily', percentage: 100, startsAt: null, soakMinutes: 60 };
const rule = { id: 'board', from: ['whereby', 'jitsi'], to: 'daily', when: { tags: ['board'] } };

it('counts one room and many', () => {
  expect(describeWaveTally(wave, tally(1))).toBe('100 % of 1 Whereby room: 1 in buckets 0–9,999: 1 moves');
  expect(describeWaveTally(wave, tally(1_200))).toBe(
    '100 % of 1,200 Whereby rooms: 1,200 in buckets 0–9,999: 1,200 move',
  );
  expect(describeRuleTally(rule, tally(1))).toBe('1 of 1 Whereby or Jitsi room: 1 moves');
  expect(describeRuleTally(rule, tally(2))).toBe('2 of 2 Whereby and Jitsi rooms: 2 move');
});

it('names the one bucket of the smallest wave', () => {
  expect(describeWaveTally({ ...wave, percentage: 0.01 }, tally(2))).toContain('2 in bucket 0: 2 move');
});
