import { describe, expect, it } from 'vitest';
import { PUT as PUT_ONE } from '@/app/api/v1/rooms/[name]/override/route';
import { sql } from '@/lib/data/sql';
import { callApi } from '../support/api-client';
import type { TestRoom } from '../support/factories';
import { admin, makeRooms, movedTo, names, post, setUpMoves } from '../support/moves-stage';

setUpMoves();

describe('moves at the same moment', () => {
  it('each leave every room with one move, whoever comes first', async () => {
    const rooms = await makeRooms(6);
    const reversed = rooms.toReversed();
    const answers = await Promise.all([
      post({ rooms: names(...rooms), platform: 'alpha' }),
      post({ rooms: names(...reversed), platform: 'beta' }),
      ...rooms.map((room) =>
        callApi(PUT_ONE, { as: admin(), params: { name: room.slug }, body: { platform: 'alpha' } }),
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const counts = await sql.query({
      text: `SELECT count(*) FILTER (WHERE lifted_at IS NULL)::int AS in_force, count(*)::int AS all FROM overrides
              WHERE room_id = ANY ($1) GROUP BY room_id`,
      values: [rooms.map(({ id }) => id)],
    });
    expect(counts).toEqual(Array(6).fill({ in_force: 1, all: 3 }));
  });

  it('lets the second of two that looked at the same versions know what the first did, and moves none for it', async () => {
    const rooms = await makeRooms(4);
    const versions = rooms.map(({ slug }) => ({ name: slug, version: 1 }));
    const answers = await Promise.all([
      post({ rooms: versions, platform: 'alpha' }),
      post({ rooms: versions.toReversed(), platform: 'beta' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const winner = answers[0]?.status === 200 ? 'alpha' : 'beta';
    expect(await movedTo(...rooms)).toEqual(Array(4).fill(winner));
    const loser = answers.find(({ status }) => status === 412);
    expect(loser?.body.refused).toHaveLength(4);
    expect(loser?.body.refused?.[0]?.change).toMatchObject({
      who: 'API key test',
      before: { override: null },
      after: { override: { platform: winner } },
    });
  });

  it('leave a bulk move and a single one in the order in which they got the room', async () => {
    const [shared, other] = (await makeRooms(2)) as [TestRoom, TestRoom];
    const [bulk, single] = await Promise.all([
      post({ rooms: names(shared, other).map((name) => ({ name, version: 1 })), platform: 'alpha' }),
      callApi(PUT_ONE, { as: admin(), params: { name: shared.slug }, body: { platform: 'beta' }, ifMatch: 1 }),
    ]);
    expect([bulk.status, single.status].toSorted()).toEqual([200, 412]);
    expect(await movedTo(shared, other)).toEqual(bulk.status === 200 ? ['alpha', 'alpha'] : ['beta', null]);
  });
});
