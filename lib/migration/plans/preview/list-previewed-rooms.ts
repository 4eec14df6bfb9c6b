import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { decodePosition, encodePosition } from '../../../data/list-position';
import { findPreview, type MigrationPreview, PREVIEW_KEPT_HOURS } from '../../../data/migration/migration-previews';
import type { SqlRunner } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import type { PreviewedRoomView } from '../../../schemas/migration-draft';
import type { Page, Paging } from '../../../schemas/paging';
import { effectOn, type PreviewedRoom, type RoomEffect } from './previewed-room';
import { toPreviewedRoomView } from './to-previewed-room-view';

/**
 * The rooms of a preview, by name, page by page.
 * @param asked.effect only rooms to which this happens; `degraded` for those that move and give something up
 * @throws AppError not-signed-in, forbidden, preview-not-found, invalid-request for a cursor that is none
 */
export async function listPreviewedRooms(asked: {
  actor: Actor;
  hash: string;
  effect?: RoomEffect | 'degraded' | undefined;
  paging: Paging;
}): Promise<Page<PreviewedRoomView>> {
  const { actor, hash, effect, paging } = asked;
  requireAdmin(actor);
  const { rooms } = await findPreviewOrThrow(hash);
  const first = decodePosition(paging.cursor);
  const shown = rooms.filter((room) => matches(room, effect));
  const page = shown.slice(first, first + paging.limit);
  return {
    items: page.map(toPreviewedRoomView),
    nextCursor: shown.length > first + paging.limit ? encodePosition(first + paging.limit) : null,
  };
}

function matches(room: PreviewedRoom, effect: RoomEffect | 'degraded' | undefined): boolean {
  if (effect === undefined) return true;
  return effect === 'degraded' ? room.losses !== undefined : effectOn(room) === effect;
}

/** @throws AppError preview-not-found */
export async function findPreviewOrThrow(hash: string, runner?: SqlRunner): Promise<MigrationPreview> {
  const preview = await findPreview(hash, runner);
  if (preview) return preview;
  throw new AppError(
    'preview-not-found',
    `There is no such preview, or it is older than ${PREVIEW_KEPT_HOURS} hours. Preview the draft again.`,
  );
}
