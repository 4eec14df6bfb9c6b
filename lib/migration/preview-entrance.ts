import type { Actor } from '../access/actor';
import { isAdmin, mayManageRoom } from '../access/policies';
import { findLogoDate } from '../data/room-logos';
import { findRoomToEnter } from '../meetings/find-room-for';
import { recordingAhead } from '../recordings/does-record';
import { listPlatforms } from '../video-platforms';
import type { RecordingKind } from '../video-platforms/contract';
import { type Audience, describePlatformTrouble } from './describe-platform-trouble';
import { getPlatformForRoom } from './get-platform-for-room';
import { labelOfPlatform } from './label-of-platform';

export interface EntrancePreview {
  /** Where somebody who joined now would land; null where no platform can take the room. */
  readonly platform: string | null;
  /** What is wrong with the room's platform, in words for this actor. */
  readonly notice: string | null;
  /** How the call that one would join now may be recorded. */
  readonly recording: RecordingKind;
  /** The room's own logo; another address whenever it is another picture. */
  readonly logoUrl: string | null;
}

/**
 * What a page may say of a room's platform before anybody joins. Decides and keeps nothing.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you
 */
export async function previewEntrance(asked: { slug: string; actor: Actor }): Promise<EntrancePreview> {
  const state = await findRoomToEnter(asked.slug, asked.actor);
  const platform = await getPlatformForRoom(state);
  const notice = describePlatformTrouble({
    platform: state.room.platform,
    status: listPlatforms().find(({ id }) => id === state.room.platform) ?? null,
    instead: platform === null ? null : labelOfPlatform(platform),
    audience: audienceOf(asked.actor, state.room),
  });
  return { platform, notice, recording: recordingAhead(state), logoUrl: await findLogoUrl(state.room) };
}

async function findLogoUrl({ id, slug }: { id: string; slug: string }): Promise<string | null> {
  const changedAt = await findLogoDate(id);
  return changedAt && `/api/v1/rooms/${slug}/logo?of=${changedAt.getTime()}`;
}

function audienceOf(actor: Actor, room: Parameters<typeof mayManageRoom>[1]): Audience {
  if (isAdmin(actor)) return 'administrator';
  return mayManageRoom(actor, room) ? 'owner' : 'guest';
}
