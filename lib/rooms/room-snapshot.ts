import { isDeepStrictEqual } from 'node:util';
import type { AuditSnapshot } from '../data/audit/audit';
import type { RoomListing } from './room';
import { toOverrideView } from './to-override-view';

/** Everything about a room that somebody may change, flat, as the audit log keeps it. */
export function snapshotOfRoom({ room, override }: RoomListing): AuditSnapshot {
  return {
    name: room.slug,
    title: room.title,
    owner: room.ownerName,
    platform: room.platform,
    pin: room.pin,
    visibility: room.visibility,
    tags: room.tags,
    ...Object.fromEntries(Object.entries(room.settings).map(([name, value]) => [`settings.${name}`, value])),
    override: override ? toOverrideView(override) : null,
    isDeleted: room.deletedAt !== null,
    ...(room.closingSince === null ? {} : { isClosing: true }),
  };
}

/** Only the fields that differ, before and after; null where none does. */
export function diffSnapshots(
  before: AuditSnapshot,
  after: AuditSnapshot,
): { before: AuditSnapshot; after: AuditSnapshot } | null {
  const names = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  if (names.length === 0) return null;
  const pick = (snapshot: AuditSnapshot) => Object.fromEntries(names.map((name) => [name, snapshot[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
