import { cache } from 'react';
import { currentActor } from '@/lib/auth/current-actor';
import { AppError } from '@/lib/errors/app-error';
import { findRoomOrThrow } from '@/lib/meetings/joining/find-room-for';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { getRoom } from '@/lib/rooms/get-room';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';

export type FoundEntrance =
  | { readonly kind: 'open'; readonly entrance: RoomEntrance }
  /** Only with a host link, or after signing in. */
  | { readonly kind: 'closed'; readonly message: string; readonly isPrivate: boolean }
  | { readonly kind: 'unknown' };

/** The room behind an address, for whoever asks; looked up once per page. */
export const findEntrance = cache(async (slug: string): Promise<FoundEntrance> => {
  const actor = await currentActor();
  try {
    const room = await getRoom({ actor, slug });
    const people = room.live?.people ?? 0;
    const preview = await previewEntrance({ actor, slug: room.name, people });
    return {
      kind: 'open',
      entrance: {
        name: room.name,
        title: room.title,
        url: room.url,
        isOpenToVisitor: true,
        recording: preview.recording,
        isClosing: room.isClosing,
        canManage: room.canManage,
        door: room.settings.door,
        platform: preview.platform,
        logoUrl: preview.logoUrl,
        people,
        isInParts: preview.isInParts,
        notice: preview.notice,
      },
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'room-not-found') return { kind: 'unknown' };
    if (error.code === 'not-signed-in' || error.code === 'room-not-open-to-you') {
      const { room } = await findRoomOrThrow(slug);
      return { kind: 'closed', message: error.message, isPrivate: room.visibility === 'private' };
    }
    throw error;
  }
});
