import { AppError } from '../../../errors/app-error';
import { countOf } from '../plan-words';
import type { PlanWorld } from '../preview/plan-world';
import { decideUnder, type PlanToTry } from '../preview/room-outcome';

/**
 * Refuses a change that only tidies up but would move meetings: every room must be decided as before, both with its move
 * by hand and once that lapses. Throwing inside the transaction undoes what was written.
 * @throws AppError settling-changes-decisions, with the rooms
 */
export function assertNothingMoves(
  before: { readonly world: PlanWorld; readonly plan: PlanToTry | null },
  after: { readonly world: PlanWorld; readonly plan: PlanToTry | null },
  now: Date,
): void {
  const was = platformsUnder(before, now);
  const is = platformsUnder(after, now);
  const moved = [...was].filter(([id, platforms]) => {
    const now = is.get(id);
    return now !== undefined && (now.next !== platforms.next || now.base !== platforms.base);
  });
  const [first] = moved;
  if (!first) return;
  const names = moved.slice(0, 50).map(([, { name }]) => name);
  throw new AppError(
    'settling-changes-decisions',
    `This would move the next meeting of ${countOf(moved.length, 'room')} (${names.slice(0, 5).join(', ')}), and it must move none. Is a platform draining, or a kill switch on? Look at these rooms first.`,
    { details: { count: moved.length, rooms: names } },
  );
}

interface Platforms {
  readonly name: string;
  readonly next: string | null;
  /** Where it meets once its move by hand has lapsed. */
  readonly base: string | null;
}

function platformsUnder(
  { world, plan }: { readonly world: PlanWorld; readonly plan: PlanToTry | null },
  now: Date,
): Map<string, Platforms> {
  return new Map(
    world.rooms.map((room) => {
      const base = decideUnder({ ...room, override: null }, world.facts, plan, now).platform;
      const next = room.override ? decideUnder(room, world.facts, plan, now).platform : base;
      return [room.room.id, { name: room.room.slug, next, base }];
    }),
  );
}
