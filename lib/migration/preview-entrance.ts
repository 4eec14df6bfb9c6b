import type { Actor } from '../access/actor';
import { isAdmin, mayManageRoom } from '../access/policies';
import { listOtherParts } from '../data/meetings/continuations';
import { findLogoDate } from '../data/rooms/room-logos';
import { findRoomToEnter } from '../meetings/joining/find-room-for';
import { isAccountHeld } from '../meetings/joining/is-account-held';
import { refuseClosing } from '../meetings/joining/refuse-closing';
import { describeKeyRefusal } from '../meetings/joining/refuse-for-key';
import { seemsToAnswer } from '../meetings/presence/does-platform-answer';
import type { RoomState } from '../meetings/room-state';
import { recordingAhead } from '../recordings/does-record';
import { listPlatforms } from '../video-platforms';
import type { RecordingKind } from '../video-platforms/contract';
import { decideForEntrance, type EntranceDecision } from './decide-for-entrance';
import { describeEarlierPart, describeLostCall } from './words/describe-lost-call';
import { type Audience, describePlatformTrouble } from './words/describe-platform-trouble';
import { nameKeys } from './words/describe-settings';
import { labelOfPlatform } from './words/label-of-platform';

export interface EntrancePreview {
  /** Where somebody who joined now would land; null where no platform can take the room. */
  readonly platform: string | null;
  /** People are in an earlier part of the call, too; the notice says who is where. */
  readonly isInParts: boolean;
  /** What is wrong with the room's platform, in words for this actor. */
  readonly notice: string | null;
  /** How the call that one would join now may be recorded. */
  readonly recording: RecordingKind;
  /** The room's own logo; another address whenever it is another picture. */
  readonly logoUrl: string | null;
}

/**
 * What a page may say of a room's platform before anybody joins. Decides and keeps nothing.
 * @param asked.people how many the page says are in the call, for the notice beside that number; left out where it says none
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you
 */
export async function previewEntrance(asked: {
  slug: string;
  actor: Actor;
  people?: number;
}): Promise<EntrancePreview> {
  const found = await findRoomToEnter(asked.slug, asked.actor);
  const state = { ...found, people: asked.people ?? found.people };
  const decided = await decideForEntrance(state);
  const { platform } = decided;
  const trouble = describeTrouble(state, decided, asked.actor);
  const earlier = await describeEarlier(state);
  const notice = state.room.isClosing
    ? refuseClosing().message
    : (earlier ?? trouble ?? (await describeCallAhead(state, decided, asked.actor)));
  return {
    platform,
    isInParts: earlier !== null,
    notice,
    recording: recordingAhead(state),
    logoUrl: await findLogoUrl(state.room),
  };
}

function describeTrouble(
  state: RoomState,
  { platform, refusedBy, isHomeMissed, isLasting }: EntranceDecision,
  actor: Actor,
): string | null {
  const instead = platform === null ? null : labelOfPlatform(platform);
  const audience = audienceOf(actor, state.room);
  const statusOf = (platform: string) => listPlatforms().find(({ id }) => id === platform) ?? null;
  const { meeting, people, room } = state;
  if (meeting && people > 0 && !isAccountHeld(meeting)) {
    const label = labelOfPlatform(meeting.platform);
    return describeLostCall({ people, label, status: statusOf(meeting.platform), continuesOn: instead, audience });
  }
  const home = statusOf(room.platform);
  const refusing = home?.isConfigured && refusedBy !== null ? statusOf(refusedBy) : null;
  if (refusing) {
    const refusedKeys = nameKeys(refusing.settings) ?? 'our key';
    return describePlatformTrouble({
      platform: refusing.id,
      status: refusing,
      refusedKeys,
      instead,
      isLasting,
      audience,
    });
  }
  if (!isHomeMissed) return null;
  return describePlatformTrouble({ platform: room.platform, status: home, instead, isLasting, audience });
}

/** People may still be where nobody else can be let in, while the call goes on elsewhere: whoever comes can't meet them. */
async function describeEarlier({ meeting, people }: RoomState): Promise<string | null> {
  if (!meeting || meeting.continuesId === null || people === 0) return null;
  const parts = await listOtherParts(meeting);
  const elsewhere = parts.reduce((sum, part) => sum + part.people, 0);
  return describeEarlierPart({
    parts: parts.map((part) => ({ ...part, label: labelOfPlatform(part.platform) })),
    here: Math.max(0, people - elsewhere),
    label: labelOfPlatform(meeting.platform),
  });
}

/** What keeps whoever comes from the people in the call, as far as that is known before they try. */
async function describeCallAhead(
  state: RoomState,
  { isKeptShut }: EntranceDecision,
  actor: Actor,
): Promise<string | null> {
  const { meeting, people, room } = state;
  if (!meeting || people === 0) return null;
  if (isKeptShut) return describeKeyRefusal(actor, { keyRefusedBy: meeting.platform, room, people });
  return describeSilence({ platform: meeting.platform, people, room }, actor);
}

/** Nobody waits long for a platform to say nothing: that is told at the next look. */
const LONGEST_LOOK_MS = 300;

/** Where the platform of a call with people in it doesn't answer: one may try all the same, and nobody is moved alone. */
async function describeSilence(
  { platform, people, room }: Pick<RoomState, 'people' | 'room'> & { readonly platform: string },
  actor: Actor,
): Promise<string | null> {
  if (await seemsToAnswer(platform, LONGEST_LOOK_MS)) return null;
  const who = people === 1 ? 'One person is' : `${people} people are`;
  const label = labelOfPlatform(platform);
  const wayOn = mayManageRoom(actor, room) ? ' If you can’t get in, you can restart the call on another platform.' : '';
  return `${who} in this call on ${label}, which doesn’t answer at the moment. You can try to join them.${wayOn}`;
}

async function findLogoUrl({ id, slug }: { id: string; slug: string }): Promise<string | null> {
  const changedAt = await findLogoDate(id);
  return changedAt && `/api/v1/rooms/${slug}/logo?of=${changedAt.getTime()}`;
}

function audienceOf(actor: Actor, room: Parameters<typeof mayManageRoom>[1]): Audience {
  if (isAdmin(actor)) return 'administrator';
  return mayManageRoom(actor, room) ? 'owner' : 'guest';
}
