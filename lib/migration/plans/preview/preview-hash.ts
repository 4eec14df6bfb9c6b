import { createHash } from 'node:crypto';
import type { Plan } from '../../../schemas/plan';
import { afterOf, doneOf, type PreviewedRoom } from './previewed-room';
import type { RoomOutcome } from './room-outcome';

/**
 * What a publish sends back to say "this is what I saw": over the draft, the version in force, and what becomes of each
 * room. The order of keys and of rooms plays no part.
 */
export function hashPreview(preview: {
  readonly plan: Plan;
  readonly version: number | null;
  readonly rooms: readonly PreviewedRoom[];
}): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([canonical(preview.plan), preview.version]));
  const rooms = preview.rooms.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const room of rooms) {
    hash.update(JSON.stringify([room.id, flat(room.before), flat(afterOf(room)), flat(doneOf(room))]));
  }
  return hash.digest('hex');
}

/** True where two plans say the same, in whatever order their keys stand: the database keeps none. */
export function isSamePlan(one: Plan, other: Plan): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function flat({ platform, reason, part, blocked }: RoomOutcome): unknown[] {
  return [platform, reason, part, blocked && [blocked.part, blocked.platform, blocked.cause]];
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]),
  );
}
