import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { insertDecision } from '../data/decisions';
import { getInstallation } from '../data/installation';
import {
  confirmReservation,
  failReservation,
  insertReservation,
  markMeetingEnded,
  takeOverReservation,
} from '../data/meetings';
import { lockRoomState } from '../data/room-states';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { publishChange } from '../events/publish-change';
import { closeVendorRoomJob } from '../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../jobs/queue';
import { getLog } from '../log';
import { decideForRoom } from '../migration/decide-for-room';
import type { Decision, PlatformFacts } from '../migration/decision';
import { readPlatformFacts } from '../migration/read-platform-facts';
import { getPlatformClient } from '../video-platforms';
import { createAtPlatform, describeFailure } from './create-at-platform';
import type { Meeting } from './meeting';
import { refuseForNow } from './refuse-for-now';
import { canReuseMeeting, settingsOfRoom } from './reuse-meeting';
import type { RoomState } from './room-state';
import { scheduleEndCheck } from './schedule-end-check';
import { shareWork } from './share-work';
import { makeSupportCode } from './support-code';
import { JOIN_TIMEOUT_MS, NEVER_USED_MS, RESERVATION_LEASE_MS, VENDOR_END_SLACK_MS } from './timing';
import { makeVendorRoomName } from './vendor-room-name';

/** How often somebody looks again while another process makes the meeting, in milliseconds. */
const LOOK_AGAIN_MS = 120;

/**
 * The open meeting of a room, made where there is none: exactly one, however many ask at once on however many
 * processes. A platform that fails is passed over by the fallback order within the time a join has.
 * @throws AppError no-platform where nothing answered in time; `details.supportCode` leads to the log
 */
export async function openMeeting(state: RoomState): Promise<Meeting> {
  if (state.meeting && state.isInUse) return state.meeting;
  return shareWork(`open-meeting:${state.room.id}`, () => findOrCreateMeeting(state.room));
}

type Step =
  | { readonly kind: 'open'; readonly meeting: Meeting }
  | { readonly kind: 'wait' }
  | { readonly kind: 'take-over'; readonly meetingId: string }
  | { readonly kind: 'reserved'; readonly meeting: Meeting }
  | { readonly kind: 'refused'; readonly decision: Decision };

async function findOrCreateMeeting(room: RoomState['room']): Promise<Meeting> {
  const supportCode = makeSupportCode();
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  const failed = new Set<string>();
  while (Date.now() < deadline) {
    const facts = await readPlatformFacts();
    const { installationId } = await getInstallation();
    const leaseToken = randomUUID();
    const step = await withTransaction((transaction) =>
      takeNextStep(transaction, { roomId: room.id, facts, failed, installationId, leaseToken, supportCode }),
    );
    if (step.kind === 'open') return step.meeting;
    if (step.kind === 'refused') throw await refuseForNow({ room, decision: step.decision, supportCode });
    if (step.kind === 'wait') {
      await delay(LOOK_AGAIN_MS + Math.random() * LOOK_AGAIN_MS);
      continue;
    }
    const reserved =
      step.kind === 'reserved'
        ? step.meeting
        : await takeOverReservation(step.meetingId, leaseToken, RESERVATION_LEASE_MS);
    const created = reserved
      ? await createReserved(reserved, { room, leaseToken, supportCode, failed, deadline })
      : null;
    if (created) return created;
  }
  getLog().warn({ event: 'join.timed-out', room: room.slug, supportCode }, 'No meeting within the time a join has');
  throw new AppError('no-platform', 'Starting the call takes longer than usual. This page tries again by itself.', {
    details: { supportCode },
    retryAfterSeconds: 5,
  });
}

/** What is to be done next for this room. Runs with the room locked, and asks no vendor. */
async function takeNextStep(
  transaction: SqlRunner,
  asked: {
    roomId: string;
    facts: readonly PlatformFacts[];
    failed: ReadonlySet<string>;
    installationId: string;
    leaseToken: string;
    supportCode: string;
  },
): Promise<Step> {
  const now = new Date();
  const state = await lockRoomState(asked.roomId, transaction);
  if (!state) throw new AppError('room-not-found', 'This room was deleted.');
  if (state.meeting && state.isInUse) return { kind: 'open', meeting: state.meeting };
  if (state.creating) {
    return state.creating.leaseExpiresAt > now ? { kind: 'wait' } : { kind: 'take-over', meetingId: state.creating.id };
  }
  const decision = decideForRoom(state, asked.facts, { now, failed: asked.failed });
  if (decision.platform === null) return { kind: 'refused', decision };
  if (state.meeting) {
    if (canReuseMeeting(state.meeting, { decision, room: state.room, now }))
      return { kind: 'open', meeting: state.meeting };
    // Nobody is in it, so it holds no change back.
    await markMeetingEnded(transaction, state.meeting.id, 'superseded');
    await enqueueJob(transaction, closeVendorRoomJob, { meetingId: state.meeting.id });
  }
  return {
    kind: 'reserved',
    meeting: await reserve(transaction, state, { ...asked, platform: decision.platform, decision, now }),
  };
}

async function reserve(
  transaction: SqlRunner,
  state: RoomState,
  asked: {
    installationId: string;
    leaseToken: string;
    supportCode: string;
    platform: string;
    decision: Decision;
    now: Date;
  },
): Promise<Meeting> {
  const { room } = state;
  const id = randomUUID();
  const endDate = new Date(asked.now.getTime() + room.settings.meetingHours * 3_600_000);
  const reservation = {
    id,
    roomId: room.id,
    platform: asked.platform,
    account: getPlatformClient(asked.platform).account,
    vendorRoomName: makeVendorRoomName({ slug: room.slug, installationId: asked.installationId, meetingId: id }),
    settings: settingsOfRoom(room),
    endDate,
    vendorEndDate: new Date(endDate.getTime() + VENDOR_END_SLACK_MS),
  };
  await insertReservation(transaction, { ...reservation, leaseToken: asked.leaseToken, leaseMs: RESERVATION_LEASE_MS });
  await insertDecision(transaction, {
    roomId: room.id,
    meetingId: id,
    decision: asked.decision,
    supportCode: asked.supportCode,
  });
  getLog().info(
    {
      event: 'platform.decided',
      room: room.slug,
      platform: asked.platform,
      reason: asked.decision.reason,
      meetingId: id,
      supportCode: asked.supportCode,
    },
    'Decided on a platform',
  );
  return {
    ...reservation,
    state: 'creating',
    vendorMeetingId: null,
    providerData: {},
    createdAt: asked.now,
    startedAt: null,
    emptySince: null,
    endedAt: null,
    endReason: null,
  };
}

/** Asks the platform for a reserved meeting. Null where it failed or another process took over: look again. */
async function createReserved(
  reserved: Meeting,
  asked: { room: RoomState['room']; leaseToken: string; supportCode: string; failed: Set<string>; deadline: number },
): Promise<Meeting | null> {
  const { room, leaseToken, supportCode } = asked;
  try {
    const data = await createAtPlatform(reserved, room, asked.deadline - Date.now());
    return await withTransaction(async (transaction) => {
      const meeting = await confirmReservation(transaction, { meetingId: reserved.id, leaseToken, data });
      if (!meeting) return null;
      await scheduleEndCheck(transaction, meeting.id, new Date(Date.now() + NEVER_USED_MS));
      await publishChange(transaction, {
        topic: 'meeting',
        room: room.slug,
        roomId: room.id,
        ownerId: room.ownerId,
        visibility: room.visibility,
        meetingId: meeting.id,
      });
      return meeting;
    });
  } catch (error) {
    const failure = describeFailure(error);
    asked.failed.add(reserved.platform);
    getLog().error(
      {
        event: 'platform.failed',
        room: room.slug,
        platform: reserved.platform,
        operation: 'createMeeting',
        ...failure,
        meetingId: reserved.id,
        supportCode,
      },
      'A platform failed to make a meeting',
    );
    await withTransaction(async (transaction) => {
      const wasOurs = await failReservation(transaction, { meetingId: reserved.id, leaseToken, failure });
      // The answer may have got lost on its way back: what was made at the vendor goes too.
      if (wasOurs)
        await enqueueJob(
          transaction,
          closeVendorRoomJob,
          { meetingId: reserved.id },
          { runAt: new Date(Date.now() + 5_000) },
        );
    });
    return null;
  }
}
