import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { getInstallation } from '../../data/installation';
import { failReservation, markMeetingEnded, takeOverReservation } from '../../data/meetings/meetings';
import { insertRefusedJoin } from '../../data/meetings/refused-joins';
import { readFactsOfRoom } from '../../data/rooms/room-facts';
import { lockRoomState } from '../../data/rooms/room-states';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../../jobs/queue';
import { getLog } from '../../log';
import type { DecisionWithInput } from '../../migration/decide-for-room';
import type { PlatformFailure } from '../../migration/decision';
import { type MigrationFacts, readMigrationFacts } from '../../migration/read-migration-facts';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';
import { JOIN_TIMEOUT_MS, RESERVATION_LEASE_MS } from '../timing';
import { decideForCreate } from './decide-for-create';
import { isAccountHeld } from './is-account-held';
import { type GuestRefusal, isRefusedToo, limitGuestCreates, type Newcomer, TRUSTED } from './limit-guest-creates';
import { makeReservedMeeting } from './make-reserved-meeting';
import { refuseClosing } from './refuse-closing';
import { refuseForNow } from './refuse-for-now';
import { refuseLostAccount } from './refuse-lost-account';
import { reserveMeeting } from './reserve-meeting';
import { canReuseMeeting } from './reuse-meeting';
import { shareWork } from './share-work';
import { makeSupportCode } from './support-code';

/** How often somebody looks again while another process makes the meeting, in milliseconds. */
const LOOK_AGAIN_MS = 120;

/** What was asked of a vendor by somebody who went silent may still be made for so long, in milliseconds. */
const LATE_ANSWER_MS = 5_000;

/**
 * The open meeting of a room, made where there is none: exactly one, however many ask at once on however many
 * processes. A platform that fails is passed over by the fallback order within the time a join has.
 * People may be in a meeting that nobody can be let into any more, as the keys of its account are gone: whoever comes
 * then gets its continuation.
 * @throws AppError no-platform where nothing answered in time (`details.supportCode` leads to the log) or can take the
 *   call; too-many-requests where guests had too many made
 */
export async function openMeeting(state: RoomState, newcomer: Newcomer): Promise<Meeting> {
  if (state.meeting && state.isInUse && isAccountHeld(state.meeting)) return state.meeting;
  for (;;) {
    const outcome = await shareWork(`open-meeting:${state.room.id}`, () => findUnlessRefused(state.room, newcomer));
    if (outcome.kind === 'found') return outcome.meeting;
    // What somebody else was refused for, who came at the same moment, need not hold for this person.
    if (isRefusedToo(newcomer, outcome)) throw outcome.error;
  }
}

type Outcome = { readonly kind: 'found'; readonly meeting: Meeting } | ({ readonly kind: 'refused' } & GuestRefusal);

async function findUnlessRefused(room: RoomState['room'], newcomer: Newcomer): Promise<Outcome> {
  try {
    return { kind: 'found', meeting: await findOrCreateMeeting(room, newcomer) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many-requests') return { kind: 'refused', error, newcomer };
    throw error;
  }
}

type Step =
  | { readonly kind: 'open'; readonly meeting: Meeting }
  | { readonly kind: 'wait' }
  | { readonly kind: 'take-over'; readonly meetingId: string; readonly isProbe: boolean }
  | { readonly kind: 'reserved'; readonly meeting: Meeting; readonly isProbe: boolean; readonly counted: Newcomer }
  /** `lost` is a call that nobody can be let into any more, and that no platform can continue. */
  | { readonly kind: 'refused'; readonly decided: DecisionWithInput; readonly lost: Lost | null };

interface Lost {
  readonly meeting: Meeting;
  readonly people: number;
}

async function findOrCreateMeeting(room: RoomState['room'], newcomer: Newcomer): Promise<Meeting> {
  const supportCode = makeSupportCode();
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  const failed = new Map<string, PlatformFailure>();
  while (Date.now() < deadline) {
    const facts = await readMigrationFacts();
    const { installationId } = await getInstallation();
    const leaseToken = randomUUID();
    const step = await withTransaction((transaction) =>
      takeNextStep(transaction, { roomId: room.id, facts, failed, installationId, leaseToken, supportCode, newcomer }),
    );
    if (step.kind === 'open') return step.meeting;
    if (step.kind === 'refused') throw await refuse(step, { room, supportCode });
    if (step.kind === 'wait') {
      await delay(LOOK_AGAIN_MS + Math.random() * LOOK_AGAIN_MS);
      continue;
    }
    const reserved =
      step.kind === 'reserved'
        ? step.meeting
        : await takeOverReservation(step.meetingId, leaseToken, RESERVATION_LEASE_MS);
    const created = reserved
      ? await makeReservedMeeting(reserved, {
          room,
          leaseToken,
          supportCode,
          failed,
          deadline,
          isTakenOver: step.kind === 'take-over',
          isProbe: step.isProbe,
          newcomer: step.kind === 'reserved' ? step.counted : newcomer,
        })
      : null;
    if (created) return created;
  }
  getLog().warn({ event: 'join.timed-out', room: room.slug, supportCode }, 'No meeting within the time a join has');
  await insertRefusedJoin({ roomId: room.id, cause: 'timed-out', supportCode, steps: null });
  throw new AppError(
    'no-platform',
    'Starting the call takes longer than usual. It is worth trying again in a few seconds.',
    {
      details: { supportCode },
      retryAfterSeconds: 5,
    },
  );
}

function refuse(
  { decided, lost }: Extract<Step, { kind: 'refused' }>,
  of: { room: RoomState['room']; supportCode: string },
): Promise<AppError> {
  return lost ? refuseLostAccount({ ...of, ...lost, decision: decided.decision }) : refuseForNow({ ...of, decided });
}

/** What is to be done next for this room. Runs with the room locked, and asks no vendor. */
async function takeNextStep(
  transaction: SqlRunner,
  asked: {
    roomId: string;
    facts: MigrationFacts;
    failed: ReadonlyMap<string, PlatformFailure>;
    installationId: string;
    leaseToken: string;
    supportCode: string;
    newcomer: Newcomer;
  },
): Promise<Step> {
  const now = new Date();
  const state = await lockRoomState(asked.roomId, transaction);
  if (!state) throw new AppError('room-not-found', 'This room was deleted.');
  const inUse = state.isInUse ? state.meeting : null;
  if (inUse && isAccountHeld(inUse)) return { kind: 'open', meeting: inUse };
  const { creating } = state;
  if (creating && creating.leaseExpiresAt > now) return { kind: 'wait' };
  const room = await readFactsOfRoom(state.room.id, transaction);
  if (state.room.isClosing && !inUse) {
    // There is no next meeting, but whoever was in this one comes back to it, whatever changed meanwhile.
    if (state.meeting && isAccountHeld(state.meeting)) return { kind: 'open', meeting: state.meeting };
    throw refuseClosing();
  }
  // Nobody can be let into a call of an account whose keys are gone: those in it stay, and whoever comes goes on beside.
  const decided = await decideForCreate(transaction, state, {
    facts: { ...asked.facts, room },
    options: { now, failed: asked.failed, asIfEmpty: inUse !== null },
  });
  const { decision, isProbe } = decided;
  if (creating && creating.platform === decision.platform)
    return { kind: 'take-over', meetingId: creating.id, isProbe };
  if (decision.platform === null)
    return { kind: 'refused', decided, lost: inUse && { meeting: inUse, people: state.people } };
  if (creating) await abandonReservation(transaction, creating.id);
  if (state.meeting && !inUse) {
    if (canReuseMeeting(state.meeting, { decision, room: state.room, now }))
      return { kind: 'open', meeting: state.meeting };
    // Nobody is in it, so it holds no change back.
    await markMeetingEnded(transaction, state.meeting.id, 'superseded');
    await enqueueJob(transaction, closeVendorRoomJob, { meetingId: state.meeting.id });
  }
  // Whoever comes into a call that goes on begins none: it has one continuation, whoever came for it.
  const counted = inUse ? TRUSTED : asked.newcomer;
  await limitGuestCreates(transaction, state.room.id, counted);
  return {
    kind: 'reserved',
    isProbe,
    counted,
    meeting: await reserveMeeting(transaction, state, {
      ...asked,
      platform: decision.platform,
      decided,
      now,
      ...(inUse ? { continuesId: inUse.id } : {}),
    }),
  };
}

/**
 * Gives up what somebody began who went silent and what would be made elsewhere by now: what was decided then holds
 * nobody where an administrator has changed it since.
 */
async function abandonReservation(transaction: SqlRunner, meetingId: string): Promise<void> {
  const failure = {
    code: 'superseded',
    message: 'Whoever began to make it went silent, and the next meeting is to be on another platform.',
  };
  await failReservation(transaction, { meetingId, leaseToken: null, failure });
  const runAt = new Date(Date.now() + LATE_ANSWER_MS);
  await enqueueJob(transaction, closeVendorRoomJob, { meetingId }, { runAt });
}
