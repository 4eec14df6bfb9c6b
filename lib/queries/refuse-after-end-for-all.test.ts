import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuseAfterEndForAll } from './meetings';

const answer = (body: unknown, status = 200) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));

afterEach(() => vi.unstubAllGlobals());

describe('a page whose platform turned it away', () => {
  it('is kept out of a call that was ended for everybody: nobody goes back in without a click', async () => {
    answer({ state: 'ended', endReason: 'ended-for-all' });
    await expect(refuseAfterEndForAll('m-1')).rejects.toMatchObject({ code: 'meeting-ended', status: 409 });
  });

  it('may fetch a fresh grant where the call goes on, lost its room, or nothing is known', async () => {
    answer({ state: 'live', endReason: null });
    await refuseAfterEndForAll('m-1');
    answer({ state: 'ended', endReason: 'vendor-room-gone' });
    await refuseAfterEndForAll('m-1');
    answer({ code: 'internal-error' }, 500);
    await refuseAfterEndForAll('m-1');
  });
});
