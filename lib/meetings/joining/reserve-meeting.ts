import { randomUUID } from 'node:crypto';
import { findDrainingMeetingId } from '../../data/meetings/continuations';
import { insertReservation } from '../../data/meetings/meetings';
import type { SqlRunner } from '../../data/sql';
import type { DecisionWithInput } from '../../migration/decide-for-room';
import { keepDecision } from '../../migration/keep-decision';
import { logDecision } from '../../migration/log-decision';
import { getPlatformClient } from '../../video-platforms';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';
import { RESERVATION_LEASE_MS, VENDOR_END_SLACK_MS } from '../timing';
import { makeVendorRoomName } from '../vendor-rooms/vendor-room-name';
import { settingsOfRoom } from './reuse-meeting';

/** Keeps that a meeting is about to be made, under what name and on whose decision, before any vendor is asked for it. */
export async function reserveMeeting(
  transaction: SqlRunner,
  state: RoomState,
  asked: {
    installationId: string;
    leaseToken: string;
    supportCode: string;
    platform: string;
    decided: DecisionWithInput;
    now: Date;
    /** The live meeting that it is to go on from, where there is one; else it goes on from what people are still in. */
    continuesId?: string;
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
    continuesId: asked.continuesId ?? (await findDrainingMeetingId(transaction, room.id)),
    endDate,
    vendorEndDate: new Date(endDate.getTime() + VENDOR_END_SLACK_MS),
  };
  await insertReservation(transaction, { ...reservation, leaseToken: asked.leaseToken, leaseMs: RESERVATION_LEASE_MS });
  const { decided, supportCode } = asked;
  await keepDecision(transaction, { roomId: room.id, meetingId: id, decided, supportCode });
  logDecision(decided.decision, { room: room.slug, meetingId: id, supportCode });
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
    outBefore: null,
    continuesId: reservation.continuesId,
    drainingSince: null,
    relocateAt: null,
    relocateBy: null,
    relocateFailure: null,
  };
}
