import { describe, expect, it } from 'vitest';
import { reducePageSign } from './reduce-page-sign';

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 9, 0, second));

const open = {
  vendorSessionId: 'c1',
  state: 'open',
  joinedAt: at(0),
  leftAt: null,
  closedBy: null,
  vendorSeenAt: at(0),
} as const;

const told = { canVendorTell: true, isInOtherwise: false };
const untold = { canVendorTell: false, isInOtherwise: false };

describe('reducePageSign', () => {
  it('opens on "joined", closes on "left", and takes its own goodbye back', () => {
    const connecting = { ...open, state: 'connecting', joinedAt: null, vendorSeenAt: null } as const;
    expect(reducePageSign(connecting, 'connecting', at(1), told)).toMatchObject({
      state: 'connecting',
      joinedAt: null,
    });
    expect(reducePageSign(connecting, 'joined', at(1), told)).toMatchObject({ state: 'open', joinedAt: at(1) });
    const left = { ...open, ...reducePageSign(open, 'left', at(5), told) };
    expect(left).toMatchObject({ state: 'closed', leftAt: at(5), closedBy: 'page' });
    expect(reducePageSign(left, 'joined', at(6), told)).toMatchObject({ state: 'open', leftAt: null, joinedAt: at(0) });
  });

  it('knows a failure before the call from one in it', () => {
    const connecting = { ...open, state: 'connecting', joinedAt: null, vendorSeenAt: null } as const;
    expect(reducePageSign(connecting, 'failed', at(1), told)).toMatchObject({ state: 'failed', leftAt: at(1) });
    expect(reducePageSign(open, 'failed', at(1), told)).toMatchObject({ state: 'closed', closedBy: 'page' });
  });

  it('does not believe a page against the vendor’s "left", unless the vendor can’t tell and the page goes on', () => {
    const closed = { ...open, state: 'closed', leftAt: at(10), closedBy: 'event' } as const;
    expect(reducePageSign(closed, 'joined', at(11), untold)).toMatchObject({ state: 'closed', leftAt: at(10) });
    expect(reducePageSign(closed, 'joined', at(300), told)).toMatchObject({ state: 'closed' });
    const other = { canVendorTell: false, isInOtherwise: true };
    expect(reducePageSign(closed, 'joined', at(300), other)).toMatchObject({ state: 'closed', leftAt: at(10) });
    const back = reducePageSign(closed, 'joined', at(70), untold);
    expect(back).toMatchObject({ state: 'open', leftAt: null, closedBy: null });
    // So that the "left" which it contradicts may come again, and one that is still to come counts.
    expect(back.vendorSeenAt?.getTime()).toBeGreaterThan(at(10).getTime());
    expect(back.vendorSeenAt?.getTime()).toBeLessThan(at(70).getTime());
  });

  it('takes whose coming was never told, and who goes on after a "left", for in since then at the latest', () => {
    const untoldComing = { ...open, state: 'closed', joinedAt: null, leftAt: at(10), closedBy: 'event' } as const;
    expect(reducePageSign(untoldComing, 'joined', at(300), untold)).toMatchObject({ state: 'open', joinedAt: at(10) });
  });
});
