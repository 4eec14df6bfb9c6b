import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireAdmin, userIdOf } from '../access/policies';
import { replaceOverride } from '../data/overrides';
import { readFactsOfRoom } from '../data/room-facts';
import { touchRoom } from '../data/room-writes';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { requireUsablePlatform } from '../platforms/require-usable-platform';
import { findRoomOrThrow, lockRoomForChange, readChangedRoom } from '../rooms/find-room';
import { parseExpiry } from '../rooms/parse-expiry';
import { recordRoomChange } from '../rooms/record-room-change';
import type { Room } from '../rooms/room';
import { toOverrideView } from '../rooms/to-override-view';
import type { SetOverrideInput } from '../schemas/override';
import type { PlatformStatus } from '../video-platforms';
import { assessMove } from './assess-move';
import { describeShortfall } from './describe-shortfall';
import type { VersionedOverride } from './get-override';
import type { RoomUsage } from './room-facts';

/**
 * Moves a room to a platform by hand, in place of any earlier move. People in a call stay; the next meeting moves.
 * @param ifMatch the version of the room that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, room-not-found, invalid-request (unknown platform, end in the past),
 * platform-not-configured, room-pinned, platform-cannot-take-room, changed-meanwhile
 */
export async function setOverride(asked: {
  actor: Actor;
  slug: string;
  input: SetOverrideInput;
  ifMatch: number | null;
}): Promise<VersionedOverride> {
  const { actor, slug, input, ifMatch } = asked;
  requireAdmin(actor);
  const found = await findRoomOrThrow(slug);
  const platform = requireUsablePlatform(input.platform);
  const expiresAt = parseExpiry(input.expiresAt, new Date());
  return withTransaction(async (transaction) => {
    const before = await lockRoomForChange(transaction, found, ifMatch);
    const { usage } = await readFactsOfRoom(before.room.id, transaction);
    assertMovable({ room: before.room, usage, platform, waived: input.waive });
    const createdBy = describeActor(actor);
    const override = await replaceOverride(transaction, {
      roomId: before.room.id,
      platform: platform.id,
      expiresAt,
      note: input.note || null,
      waive: [...new Set(input.waive)],
      createdById: userIdOf(actor),
      createdBy,
    });
    await touchRoom(transaction, before.room.id, createdBy);
    const after = await readChangedRoom(transaction, before.room.id);
    await recordRoomChange(transaction, { actor, action: 'override.set', before, after, reason: override.note });
    return { override: toOverrideView(override), version: after.room.version };
  });
}

function assertMovable(move: {
  room: Room;
  usage: RoomUsage;
  platform: PlatformStatus;
  waived: readonly string[];
}): void {
  const { room, usage, platform, waived } = move;
  if (room.pin === 'required') {
    throw new AppError('room-pinned', 'This room is pinned to its platform. Remove the pin and move it.', {
      details: { pin: room.pin, platform: room.platform },
    });
  }
  const { blocked } = assessMove({ settings: room.settings, usage, to: platform.capabilities, waived });
  if (blocked.length === 0) return;
  const needs = blocked.map(({ loss }) => loss);
  const words = blocked
    .map((shortfall) => describeShortfall(shortfall, { size: room.settings.size, usage }))
    .join(' and ');
  throw new AppError(
    'platform-cannot-take-room',
    `${platform.label} lacks what this room needs: ${words}. Change the room, or move it without (waive: ${needs.join(', ')}).`,
    { details: { platform: platform.id, needs } },
  );
}
