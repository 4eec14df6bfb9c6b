import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import { getInstallation } from '../../data/installation';
import { failReservation } from '../../data/meetings/meetings';
import { readFactsOfRoom } from '../../data/rooms/room-facts';
import { lockRoomState } from '../../data/rooms/room-states';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../../jobs/queue';
import type { DecisionWithInput } from '../../migration/decide-for-room';
import type { PlatformFailure } from '../../migration/decision';
import { type MigrationFacts, readMigrationFacts } from '../../migration/read-migration-facts';
import { decideForCreate } from '../joining/decide-for-create';
import { isAccountHeld } from '../joining/is-account-held';
import { TRUSTED } from '../joining/limit-guest-creates';
import { makeReservedMeeting } from '../joining/make-reserved-meeting';
import { refuseForNow } from '../joining/refuse-for-now';
import { reserveMeeting } from '../joining/reserve-meeting';
import { makeSupportCode } from '../joining/support-code';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';
import { JOIN_TIMEOUT_MS, RELOCATE_COUNTDOWN_MS } from '../timing';
import { assertBelongs, assertIsShown, leaveUnsureAlone } from './assert-move-target';
import type { MoveObstacle } from './move-obstacle';

/** Why people are moved: to where the room belongs now, away from a platform that fails, or out of a room that ends. */
export type RelocationCause = 'requested' | 'platform-fails' | 'vendor-end';

export interface Relocation {
  readonly meeting: Pick<Meeting, 'id' | 'roomId'>;
  readonly actor: Actor;
  readonly cause: RelocationCause;
  /** When people were told that they are moved; soon, where that is left out. */
  readonly at?: Date;
  /** Where whoever asks was told that the people go; nowhere else then, be it in place of a platform that fails. */
  readonly platform?: string;
  /** For the audit log, where more is to be said than the cause. */
  readonly reason?: string;
}

/** How often somebody looks again while another meeting of the room is being made, in milliseconds. */
const LOOK_AGAIN_MS = 150;

type Step =
  | { readonly kind: 'wait' }
  | { readonly kind: 'refused'; readonly room: RoomState['room']; readonly decided: DecisionWithInput }
  | {
      readonly kind: 'reserved';
      readonly room: RoomState['room'];
      readonly before: Meeting;
      readonly reserved: Meeting;
      readonly isProbe: boolean;
    };

/**
 * Moves the people of a live meeting: its continuation is reserved beside it, asked of the vendor outside any
 * transaction, and takes its place in one. Every open page is told, counts down and swaps. What was asked for is where the
 * room belongs, or where whoever asks was told that it goes, or nothing; out of a call that breaks off or ends, any platform
 * will do. A platform that is left alone after many failures stays so.
 * @returns the continuation
 * @throws AppError meeting-ended; nothing-to-move where the room belongs where the meeting is; next-platform-changed; no-platform
 */
export async function carryOutRelocation(relocation: Relocation): Promise<Meeting> {
  const supportCode = makeSupportCode();
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  const failed = new Map<string, PlatformFailure>();
  while (Date.now() < deadline) {
    const facts = await readMigrationFacts();
    const { installationId } = await getInstallation();
    const leaseToken = randomUUID();
    const step = await withTransaction((transaction) =>
      reserveContinuation(transaction, relocation, { facts, failed, installationId, leaseToken, supportCode }),
    );
    if (step.kind === 'refused') throw await refuseForNow({ ...step, supportCode });
    if (step.kind === 'wait') {
      await delay(LOOK_AGAIN_MS);
      continue;
    }
    const { room, reserved, before, isProbe } = step;
    const made = await makeReservedMeeting(reserved, {
      room,
      leaseToken,
      supportCode,
      failed,
      deadline,
      isTakenOver: false,
      isProbe,
      isMove: true,
      newcomer: TRUSTED,
      handOver: {
        isRequired: true,
        isWanted: (before) => stillHolds(relocation, before),
        relocateAt: () => findSwap(relocation.at),
        record: (transaction, continuation) => recordRelocation(transaction, relocation, before, continuation),
      },
    });
    if (made) return made;
  }
  throw new AppError('no-platform', 'No platform took the call in time. Everybody stays where they are; try again.', {
    details: { supportCode },
    retryAfterSeconds: 5,
    cause: { obstacle: firstOf(failed) },
  });
}

function firstOf(failed: ReadonlyMap<string, PlatformFailure>): MoveObstacle | null {
  const [first] = failed;
  return first ? { platform: first[0], cause: first[1] } : null;
}

/** Long enough to be read. Where a time was said before, that one is kept. */
function findSwap(at: Date | undefined): Date {
  const soonest = Date.now() + RELOCATE_COUNTDOWN_MS;
  return new Date(Math.max(soonest, at?.getTime() ?? 0));
}

/** Also what was planned may be called off, or put off, while its continuation is made. */
function stillHolds({ at }: Relocation, { relocateAt }: Pick<Meeting, 'relocateAt'>): boolean {
  return at === undefined || at.getTime() === relocateAt?.getTime();
}

/** Reserves the continuation, with the room locked. Asks no vendor. */
async function reserveContinuation(
  transaction: SqlRunner,
  relocation: Relocation,
  asked: {
    facts: MigrationFacts;
    failed: Map<string, PlatformFailure>;
    installationId: string;
    leaseToken: string;
    supportCode: string;
  },
): Promise<Step> {
  const now = new Date();
  const { cause, meeting, actor, platform: shown } = relocation;
  const { id, roomId } = meeting;
  const state = await lockRoomState(roomId, transaction);
  if (state?.meeting?.id !== id) throw new AppError('meeting-ended', 'This call is over, or was moved already.');
  const { room, meeting: before, creating } = state;
  if (!stillHolds(relocation, before)) throw new AppError('nothing-to-move', 'This move was called off.');
  if (!state.isInUse) {
    throw new AppError('nothing-to-move', 'Nobody is in this call. Whoever joins next is on the room’s platform.');
  }
  if (creating && creating.leaseExpiresAt > now) return { kind: 'wait' };
  if (creating) await giveUpAbandoned(transaction, creating.id);
  // Its platform may answer again by now, but not for these people.
  if (cause === 'platform-fails') asked.failed.set(before.platform, 'create-failed');
  const facts = { ...asked.facts, room: await readFactsOfRoom(room.id, transaction) };
  const failed = new Map([...leaveUnsureAlone(facts.platforms, shown), ...asked.failed]);
  const options = { now, failed, asIfEmpty: true };
  // Without its meeting, which serves nobody here.
  const decided = await decideForCreate(transaction, { ...state, meeting: null }, { facts, options });
  const { decision } = decided;
  if (shown !== undefined) assertIsShown(decision, { shown, actor, from: before.platform, failed: asked.failed });
  if (decision.platform === null) return { kind: 'refused', room, decided };
  const isForAWish = cause === 'requested' && isAccountHeld(before);
  if (isForAWish && (shown === undefined || shown === before.platform)) assertBelongs(decision, before.platform);
  const reserved = await reserveMeeting(transaction, state, {
    ...asked,
    platform: decision.platform,
    decided,
    now,
    continuesId: before.id,
  });
  return { kind: 'reserved', room, before, reserved, isProbe: decided.isProbe };
}

/** What somebody else began and left behind. */
async function giveUpAbandoned(transaction: SqlRunner, meetingId: string): Promise<void> {
  const failure = { code: 'abandoned', message: 'The process that made this meeting stopped before it was confirmed.' };
  if (await failReservation(transaction, { meetingId, leaseToken: null, failure })) {
    await enqueueJob(transaction, closeVendorRoomJob, { meetingId });
  }
}

async function recordRelocation(
  transaction: SqlRunner,
  { actor, cause, reason }: Relocation,
  before: Meeting,
  made: Meeting,
): Promise<void> {
  await recordAudit(transaction, {
    actor,
    action: 'meeting.relocated',
    subjectKind: 'room',
    subjectId: before.roomId,
    before: { meetingId: before.id, platform: before.platform },
    after: { meetingId: made.id, platform: made.platform },
    reason: reason ?? REASONS[cause],
  });
}

const REASONS: Record<RelocationCause, string | null> = {
  requested: null,
  'platform-fails': 'its platform did not answer',
  'vendor-end': 'its room at the platform was about to end',
};
