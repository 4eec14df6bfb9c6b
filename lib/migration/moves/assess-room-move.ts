import { AppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/codes';
import type { RoomListing } from '../../rooms/room';
import type { PlatformStatus } from '../../video-platforms';
import { assessMove, type Shortfall } from '../assess-move';
import { decideNext, type RoomToDecide } from '../decide-next';
import type { Decision, PlatformDoubt } from '../decision';
import { findDoubt } from '../find-doubt';
import { findGivenUp, type GivenUp, NOTHING_GIVEN_UP } from '../find-given-up';
import type { RoomUsage } from '../room-facts';
import { describeShortfall } from '../words/describe-shortfall';

/** What is to be done with every room of a move. */
export interface MoveOrder {
  /** Null puts the rooms back. */
  readonly target: PlatformStatus | null;
  readonly expiresAt: Date | null;
  readonly note: string | null;
  /** Needs that were given up, for rooms that have them. */
  readonly waive: readonly string[];
  /** Takes the pin off rooms that are nailed to their home. */
  readonly removePins: boolean;
  /** When people in calls are moved along; null where they stay until they leave. */
  readonly relocateAt: Date | null;
  readonly by: string;
}

export type RefusalKind = 'blocked' | 'pinned' | 'changed' | 'not-found';

/** Why one room of a move stays as it is. */
export interface MoveRefusal {
  readonly kind: RefusalKind;
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a move would do to one room that is there. */
export interface AssessedMove {
  readonly listing: RoomListing;
  /** What its meetings of the last days used. */
  readonly usage: RoomUsage;
  readonly refusal: MoveRefusal | null;
  /** False where there is nothing to do: a room that is to be put back and wasn't moved. */
  readonly isChange: boolean;
  /** What its next meeting gets as things are, and after the move. */
  readonly before: Decision;
  readonly after: Decision;
  /** Why the platform after the move may not make a meeting after all. */
  readonly doubt: PlatformDoubt | null;
  /** Needs that the target lacks and nobody gave up: they stand in the way. */
  readonly missing: readonly Shortfall[];
  readonly givenUp: GivenUp;
  /** Of the needs that were given up, those that this room has. */
  readonly waive: readonly string[];
  /** The pin comes off. */
  readonly removesPin: boolean;
}

/** What a move by hand would do to a room: whether it may be moved, what it gives up, and what its next meeting gets. Pure. */
export function assessRoomMove(subject: RoomToDecide, order: MoveOrder): AssessedMove {
  const { listing, roomFacts, facts, now } = subject;
  const { room, override } = listing;
  const { usage } = roomFacts;
  const before = decideNext(subject);
  if (order.target === null) {
    const after = decideNext(subject, { override: null });
    const nothing = { refusal: null, missing: [], givenUp: NOTHING_GIVEN_UP, waive: [], removesPin: false };
    const doubt = findDoubt(after, facts.platforms);
    return { ...nothing, listing, usage, isChange: override !== null, before, after, doubt };
  }
  const { target, expiresAt, by } = order;
  const from = facts.platforms.find(({ id }) => id === before.platform)?.capabilities ?? null;
  const needs = { settings: room.settings, usage, to: target.capabilities };
  const lacking = assessMove(needs).blocked;
  const waive = [...new Set(order.waive)].filter((need) => lacking.some(({ loss }) => loss === need));
  const missing = lacking.filter(({ loss }) => !waive.includes(loss));
  const { losses, extras } = findGivenUp({ ...needs, from });
  const givenUp = { losses: losses.filter(({ loss }) => !missing.some((need) => need.loss === loss)), extras };
  const removesPin = order.removePins && room.pin === 'required';
  const after = decideNext(subject, {
    override: { platform: target.id, expiresAt, waive, createdBy: by, createdAt: now },
    ...(removesPin ? { pin: 'none' } : {}),
  });
  const refusal =
    refuseRoomClosing(listing) ??
    (room.pin === 'required' && !removesPin ? refusePinned(listing) : refuseBlocked(subject, target, missing));
  const doubt = findDoubt(after, facts.platforms);
  return { listing, usage, refusal, isChange: true, before, after, doubt, missing, givenUp, waive, removesPin };
}

/** It has no next meeting that could be elsewhere. */
function refuseRoomClosing({ room, live }: RoomListing): MoveRefusal | null {
  if (room.closingSince === null) return null;
  return {
    kind: 'blocked',
    code: 'room-closing',
    message:
      'This room is being closed: it is deleted once its call is over, so there is no next meeting to move. Keep the room, and move it then.',
    details: { people: live?.people ?? 0 },
  };
}

function refusePinned({ room }: RoomListing): MoveRefusal {
  return {
    kind: 'pinned',
    code: 'room-pinned',
    message: 'This room is pinned to its platform. Remove the pin and move it.',
    details: { pin: room.pin, platform: room.platform },
  };
}

function refuseBlocked(
  { listing, roomFacts }: RoomToDecide,
  target: PlatformStatus,
  missing: readonly Shortfall[],
): MoveRefusal | null {
  if (missing.length === 0) return null;
  const needs = missing.map(({ loss }) => loss);
  const { usage } = roomFacts;
  const words = missing
    .map((shortfall) => describeShortfall(shortfall, { size: listing.room.settings.size, usage }))
    .join(' and ');
  return {
    kind: 'blocked',
    code: 'platform-cannot-take-room',
    message: `${target.label} lacks what this room needs: ${words}. Change the room, or move it all the same and do without.`,
    details: { platform: target.id, needs },
  };
}

/** The refusal of a room that is moved alone. */
export function toError({ code, message, details }: MoveRefusal): AppError {
  return new AppError(code, message, { details: { ...details } });
}
