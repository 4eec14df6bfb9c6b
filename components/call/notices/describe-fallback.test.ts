import { expect, it } from 'vitest';
import { describeFallback } from './describe-fallback';

it('says once where a call is, to guests and to administrators', () => {
  const call = { label: 'Jitsi', usual: 'Daily' };
  const where = 'This call is on Jitsi instead of Daily.';
  const forGuests = 'This call is on Jitsi, because Daily can’t be used now. There is nothing you have to do.';
  expect(describeFallback({ ...call, sentence: forGuests })).toEqual({
    where,
    why: 'Daily can’t be used now. There is nothing you have to do.',
  });
  const forAdmins =
    'Jitsi, because Daily failed when asked for a meeting (wave 2) and this is next in the fallback order.';
  expect(describeFallback({ ...call, sentence: forAdmins })).toEqual({
    where,
    why: 'Daily failed when asked for a meeting (wave 2) and this is next in the fallback order.',
  });
  expect(describeFallback({ label: 'Jitsi', usual: null, sentence: 'This call is on Jitsi.' })).toEqual({
    where: 'This call is on Jitsi.',
    why: null,
  });
});
