import { AppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/codes';
import type { RoomListing } from '../../rooms/room';
import type { PlatformStatus } from '../../video-platforms';
import { assessMove, type MoveAssessment } from '../assess-move';
import { decideNext, type RoomToDecide } from '../decide-next';
import type { Decision } from '../decision';
import { describeShortfall } from '../describe-shortfall';
import type { RoomUsage } from '../room-facts';

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
  /** Null where rooms are put back. */
  readonly assessment: MoveAssessment | null;
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
    const nothing = { refusal: null, assessment: null, waive: [], removesPin: false };
    return { ...nothing, listing, usage, isChange: override !== null, before, after };
  }
  const { target, expiresAt, by } = order;
  const from = facts.platforms.find(({ id }) => id === before.platform)?.capabilities ?? null;
  const needs = { settings: room.settings, usage, to: target.capabilities, from };
  const missing = new Set<string>(assessMove(needs).blocked.map(({ loss }) => loss));
  const waive = [...new Set(order.waive)].filter((need) => missing.has(need));
  const assessment = assessMove({ ...needs, waived: waive });
  const removesPin = order.removePins && room.pin === 'required';
  const after = decideNext(subject, {
    override: { platform: target.id, expiresAt, waive, createdBy: by, createdAt: now },
    ...(removesPin ? { pin: 'none' } : {}),
  });
  const refusal =
    refuseRoomClosing(listing) ??
    (room.pin === 'required' && !removesPin ? refusePinned(listing) : refuseBlocked(subject, target, assessment));
  return { listing, usage, refusal, isChange: true, before, after, assessment, waive, removesPin };
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
  { blocked }: MoveAssessment,
): MoveRefusal | null {
  if (blocked.length === 0) return null;
  const needs = blocked.map(({ loss }) => loss);
  const { usage } = roomFacts;
  const words = blocked
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
