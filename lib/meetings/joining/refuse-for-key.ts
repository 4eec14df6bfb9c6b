import type { Actor } from '../../access/actor';
import { isAdmin, mayManageRoom } from '../../access/policies';
import { AppError } from '../../errors/app-error';
import { nameKeys } from '../../migration/words/describe-settings';
import { labelOfPlatform } from '../../migration/words/label-of-platform';
import { listPlatforms } from '../../video-platforms';
import type { RoomState } from '../room-state';
import { keepRefusedEntry, type RefusedEntry } from './keep-refused-entry';

/** Nothing changes by itself: a key has to be set, or the call to be restarted elsewhere. */
const LOOK_AGAIN_SECONDS = 60;

/** A call goes on that nobody can be let into, as its platform refuses our key. Kept with the error for its words. */
interface KeyRefusal {
  readonly keyRefusedBy: string;
  readonly room: RoomState['room'];
  readonly people: number;
}

/**
 * Keeps a join that was refused because the call's platform refuses our key, and makes the answer, in words that guests
 * may read; {@link tellKeyRefusal} has those of others.
 */
export async function refuseForKey(refused: RefusedEntry): Promise<AppError> {
  const { room, people, meeting } = refused;
  const { platform } = refused.error;
  const supportCode = await keepRefusedEntry(refused);
  return new AppError('platform-unavailable', GUEST_SENTENCE, {
    details: { platform, supportCode, people, meetingId: meeting.id, isOpen: true, isLasting: true },
    retryAfterSeconds: LOOK_AGAIN_SECONDS,
    cause: { keyRefusedBy: platform, room, people } satisfies KeyRefusal,
  });
}

const GUEST_SENTENCE =
  'Nobody else can be let into this call at the moment. It is nothing you did; tell whoever invited you.';

/** The same answer in words for who asked: administrators read the name of the key, hosts what they can do. */
export function tellKeyRefusal(actor: Actor, error: AppError): AppError {
  const { cause, code, details, retryAfterSeconds } = error;
  if (!isKeyRefusal(cause) || !mayManageRoom(actor, cause.room)) return error;
  return new AppError(code, describeKeyRefusal(actor, cause), {
    details,
    cause,
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  });
}

/** Why nobody else gets into a call whose platform refuses our key, and what this reader can do about it. */
export function describeKeyRefusal(actor: Actor, refusal: KeyRefusal): string {
  const { keyRefusedBy: platform, room } = refusal;
  if (!mayManageRoom(actor, room)) return GUEST_SENTENCE;
  const label = labelOfPlatform(platform);
  return isAdmin(actor)
    ? `${inside(refusal, label)}, and nobody else can be let in: ${label} refused ${keysOf(platform)}. Give it a key that ${label} accepts and restart Patchbay, or have the call go on on another platform.`
    : `${inside(refusal, label)}, and nobody else can be let in. Ask an administrator to look at ${label}, or have the call go on on another platform.`;
}

/** What somebody reads who would be a host, on a platform that only lets them in as an ordinary participant. */
export function describeLostHostRights(actor: Actor, platform: string): string {
  const label = labelOfPlatform(platform);
  const cause = isAdmin(actor)
    ? `${label} refused ${keysOf(platform)}`
    : `${label} can’t make anybody a host at the moment`;
  return `You are an ordinary participant on ${label}: ${cause}. You can’t do there what only hosts can until that is mended.`;
}

function inside({ people }: KeyRefusal, label: string): string {
  if (people === 0) return `Somebody is joining this call on ${label}`;
  return people === 1 ? `One person is in this call on ${label}` : `${people} people are in this call on ${label}`;
}

function keysOf(platform: string): string {
  return nameKeys(listPlatforms().find(({ id }) => id === platform)?.settings ?? []) ?? 'our key';
}

function isKeyRefusal(cause: unknown): cause is KeyRefusal {
  return typeof cause === 'object' && cause !== null && 'keyRefusedBy' in cause;
}
