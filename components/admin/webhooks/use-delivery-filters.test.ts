import { expect, it } from 'vitest';
import { readDeliveryView } from './use-delivery-filters';

const read = (query: string) => readDeliveryView(new URLSearchParams(query));

it('reads what an address says', () => {
  expect(read('platform=daily&state=failed&type=meeting.ended&room=standup&delivery=d1')).toEqual({
    platform: 'daily',
    state: 'failed',
    type: 'meeting.ended',
    room: 'standup',
    delivery: 'd1',
  });
});

it('leaves out what makes no sense, so that a mistyped address shows deliveries all the same', () => {
  expect(read('state=Broken&platform=&room=')).toEqual({
    platform: null,
    state: null,
    type: null,
    room: '',
    delivery: null,
  });
});
