import { expect, it } from 'vitest';
import { describeLoss, LOSING_ROOMS } from './describe-loss';

it('says that a room loses something only where it is counted among those that do', () => {
  const lacking = describeLoss({ losses: [], extras: ['locking the call'] });
  expect(lacking).toEqual({ loses: null, doesWithout: 'Does without: locking the call' });
  expect(Object.values(lacking).join()).not.toMatch(/\b(los|gives? up)/i);
  expect(LOSING_ROOMS).toMatch(/^Lose\b.*\buse$/);
  expect(describeLoss({ losses: ['cloud recording'], extras: ['locking the call'] })).toEqual({
    loses: 'Loses what it uses: cloud recording',
    doesWithout: 'Does without: locking the call',
  });
  expect(describeLoss({ losses: [], extras: [] })).toEqual({ loses: null, doesWithout: null });
});
