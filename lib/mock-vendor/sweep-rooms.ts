import type { SqlRunner } from '../data/sql';
import { sql, withTransaction } from '../data/sql';
import { sweepMockRoomsJob } from '../jobs/definitions/sweep-mock-rooms';
import { enqueueJob } from '../jobs/queue';
import { closeConnections, closeRoom } from './close-connections';
import { forgetOldRooms, listRoomsToSweep, lockRoomRow } from './data/rooms';
import { forgetOldWebhooks } from './data/webhooks';

/** Closes connections whose page went silent, and rooms whose time is up. Tells whether anybody is still in. */
export async function sweepRoom(name: string): Promise<{ isOccupied: boolean }> {
  return withTransaction(async (transaction) => {
    const room = await lockRoomRow(transaction, name);
    if (!room || room.endedAt !== null) return { isOccupied: false };
    if (room.expiresAt.getTime() <= Date.now()) {
      await closeRoom(transaction, room, 'expired');
      return { isOccupied: false };
    }
    await closeConnections(transaction, room, 'lost', 'lost');
    return { isOccupied: (await lockRoomRow(transaction, name))?.sessionId != null };
  });
}

/** Sweeps every room that may need it, and looks again soon while people are in any. */
export async function sweepRooms(): Promise<void> {
  const names = await listRoomsToSweep(sql);
  let isAnybodyIn = false;
  for (const name of names) {
    const { isOccupied } = await sweepRoom(name);
    isAnybodyIn ||= isOccupied;
  }
  if (isAnybodyIn) await planSweep(sql);
  await forgetOldRooms(sql);
  await forgetOldWebhooks(sql);
}

/** A page that vanishes without a word is noticed a few seconds after its last beat could have come. */
const SWEEP_EVERY_MS = 3_000;

/** Asks for a sweep soon: one per slot of time, so that a stream of people coming in can't put it off for ever. */
export async function planSweep(runner: SqlRunner): Promise<void> {
  const slot = Math.ceil((Date.now() + SWEEP_EVERY_MS) / SWEEP_EVERY_MS) * SWEEP_EVERY_MS;
  await enqueueJob(
    runner,
    sweepMockRoomsJob,
    {},
    { runAt: new Date(slot), jobKey: `${sweepMockRoomsJob.name}:${slot}` },
  );
}
