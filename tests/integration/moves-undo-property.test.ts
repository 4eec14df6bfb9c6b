import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { liftOverridesOf, restoreOverrides } from '@/lib/data/rooms/room-homes';
import { sql, withTransaction } from '@/lib/data/sql';
import { AppError } from '@/lib/errors/app-error';
import { listMoves } from '@/lib/migration/moves/list-moves';
import { moveRooms } from '@/lib/migration/moves/move-rooms';
import { undoMoves } from '@/lib/migration/moves/undo-moves';
import { lapseOverrides } from '@/lib/migration/overrides/lapse-overrides';
import { moveRoomsSchema } from '@/lib/schemas/room-moves';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { isSoak, soakSeed, soakSize } from '../support/soak-size';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: Actor;

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('beta');
  const { id, name, email } = await makeUser({ role: 'admin' });
  admin = { kind: 'user', id, name, email, role: 'admin' };
});

/** What somebody does; numbers choose among the moves of this history. */
type Deed =
  | { readonly kind: 'move'; readonly rooms: readonly number[]; readonly platform: string | null }
  | { readonly kind: 'undo'; readonly which: number }
  | { readonly kind: 'lapse'; readonly which: number }
  | { readonly kind: 'delete'; readonly room: number }
  | { readonly kind: 'settle'; readonly room: number; readonly which: number };

const room = fc.nat({ max: 2 });
const which = fc.nat({ max: 30 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      rooms: fc.uniqueArray(room, { minLength: 1, maxLength: 3 }),
      platform: fc.constantFrom('alpha', 'beta', null),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('undo' as const), which }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('lapse' as const), which }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('delete' as const), room }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('settle' as const), room, which }), weight: 1 },
);

/** Three rooms: one at home, one moved before, one pinned. */
async function makeRooms(): Promise<TestRoom[]> {
  const rooms = [await makeRoom(), await makeRoom(), await makeRoom({ pin: 'required' })];
  await moveRooms({ actor: admin, input: moveRoomsSchema.parse({ rooms: [rooms[1]?.slug], platform: 'beta' }) });
  return rooms;
}

const stateOf = (rooms: readonly TestRoom[]) =>
  sql.query<{ slug: string; pin: string; id: string | null; change_id: string | null; platform: string | null }>({
    text: `SELECT r.slug, r.pin, o.id, o.change_id, o.platform, o.created_by FROM rooms r
             LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL AND (o.expires_at IS NULL OR o.expires_at > now())
            WHERE r.id = ANY ($1::uuid[]) ORDER BY r.slug`,
    values: [rooms.map(({ id }) => id)],
  });

const NOT_MOVED = { id: null, change_id: null, platform: null, created_by: null };

const setDeleted = (rooms: readonly (TestRoom | undefined)[], deletedAt: Date | null) =>
  sql.query({
    text: 'UPDATE rooms SET deleted_at = $2 WHERE id = ANY ($1::uuid[])',
    values: [rooms.flatMap((one) => one?.id ?? []), deletedAt],
  });

/** Whether it was undone, for any room. */
async function tryUndo(changeId: string | undefined): Promise<boolean> {
  if (changeId === undefined) return false;
  try {
    await undoMoves({ actor: admin, changeId });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'move-not-undoable') return false;
    throw error;
  }
}

/** Has a move run out, and gives the names of its rooms. */
async function lapse(changeId: string): Promise<string[]> {
  for (const [table, column] of [
    ['overrides', 'change_id'],
    ['move_changes', 'id'],
  ]) {
    await sql.query({
      text: `UPDATE ${table} SET expires_at = now() - interval '1 second' WHERE ${column} = $1`,
      values: [changeId],
    });
  }
  await lapseOverrides();
  const rooms = await sql.query<{ slug: string }>({
    text: 'SELECT r.slug FROM moved_rooms m JOIN rooms r ON r.id = m.room_id WHERE m.change_id = $1',
    values: [changeId],
  });
  return rooms.map(({ slug }) => slug);
}

/** Settles a room's move, tries to undo something meanwhile, and takes the settling back. */
async function settleForAWhile(roomId: string, changeId: string | undefined): Promise<void> {
  const lifted = await withTransaction((transaction) => liftOverridesOf(transaction, [roomId], 'settling'));
  await tryUndo(changeId);
  await withTransaction((transaction) =>
    restoreOverrides(
      transaction,
      [...lifted.values()].map(({ id }) => id),
    ),
  );
}

it(
  'after any moves and undoings, undoing what is left in any order leaves rooms as they were at the start, but for moves that ran out',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 9 }), fc.nat(), async (deeds, order) => {
        const rooms = await makeRooms();
        const start = await stateOf(rooms);
        const since = new Date();
        const ranOut = new Set<string>();
        const listed = async () =>
          (await listMoves(admin, { limit: 100 })).items.filter(({ at }) => Date.parse(at) >= since.getTime());
        for (const step of deeds) {
          const changes = await listed();
          const chosen = 'which' in step ? changes[step.which % Math.max(changes.length, 1)] : undefined;
          if (step.kind === 'move') {
            const input = { rooms: step.rooms.map((index) => rooms[index]?.slug), platform: step.platform };
            const rest = { removePins: true, onRefusal: 'skip' };
            await moveRooms({ actor: admin, input: moveRoomsSchema.parse({ ...input, ...rest }) });
          }
          if (step.kind === 'undo') await tryUndo(chosen?.changeId);
          if (step.kind === 'lapse' && chosen?.kind === 'move') {
            for (const slug of await lapse(chosen.changeId)) ranOut.add(slug);
          }
          if (step.kind === 'delete') await setDeleted([rooms[step.room]], new Date());
          if (step.kind === 'settle') await settleForAWhile(rooms[step.room]?.id ?? '', chosen?.changeId);
        }
        await setDeleted(rooms, null);
        for (let isGoingOn = true; isGoingOn; ) {
          isGoingOn = false;
          const offered = (await listed()).filter(
            ({ kind, undoableUntil }) => kind !== 'undo' && undoableUntil !== null,
          );
          const turn = order % Math.max(offered.length, 1);
          for (const { changeId } of [...offered.slice(turn), ...offered.slice(0, turn)]) {
            if (await tryUndo(changeId)) isGoingOn = true;
          }
        }
        const end = await stateOf(rooms);
        // A move that ran out took the one before it along.
        const expected = start.map((room, index) =>
          ranOut.has(room.slug) && end[index]?.id === null ? { ...NOT_MOVED, slug: room.slug, pin: room.pin } : room,
        );
        expect(end).toEqual(expected);
        const left = (await listed()).filter(({ kind, undoableUntil }) => kind !== 'undo' && undoableUntil !== null);
        // What still is on offer has only rooms left whose move ran out.
        for (const { changeId } of left) {
          const refusal = await undoMoves({ actor: admin, changeId }).catch((error: AppError) => error.message);
          expect(refusal).not.toMatch(/since|is deleted/);
        }
      }),
      { ...soakSeed(), numRuns: soakSize({ test: 15, soak: 500 }) },
    );
  },
  isSoak() ? 30 * 60_000 : 120_000,
);
