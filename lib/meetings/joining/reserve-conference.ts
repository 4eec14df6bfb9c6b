import { isUuid } from '../../data/is-uuid';
import { findMeeting, findMeetingIdByVendorRoom } from '../../data/meetings/meetings';
import { AppError } from '../../errors/app-error';
import { getPlatformClient, getPlatformConfig } from '../../video-platforms';
import type { PlatformWebhooks } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';

/** A server's leave to open one conference: that of a meeting which was made here. */
export interface ConferenceReservation {
  /** The meeting's id: the same however often the same room is asked for. */
  readonly id: string;
  readonly roomName: string;
  readonly startsAt: Date;
  /** The server throws everybody out when this is over, so it is far longer than any call. */
  readonly durationSeconds: number;
}

const DURATION_SECONDS = 30 * 24 * 3_600;

/** Who asks: a platform's own server, by the secret that its webhooks carry. */
export interface ConferenceServer {
  readonly platform: string;
  readonly authorization: string | null;
  readonly now: Date;
}

/**
 * Allows a platform's server to open a conference, which it asks for when the first person comes in. Only the rooms of
 * meetings that are being made or are open here are allowed. Keeps nothing, so asking twice changes nothing.
 * @throws AppError platform-not-found, invalid-signature, meeting-not-found
 */
export async function reserveConference(server: ConferenceServer, roomName: string): Promise<ConferenceReservation> {
  verifyServer(server);
  const meetingId = await findMeetingIdByVendorRoom(server.platform, roomName.toLowerCase());
  return toReservation(server, meetingId ? await findMeeting(meetingId) : null);
}

/** The same by the id that was given. @throws AppError platform-not-found, invalid-signature, meeting-not-found */
export async function findConferenceReservation(server: ConferenceServer, id: string): Promise<ConferenceReservation> {
  verifyServer(server);
  return toReservation(server, isUuid(id) ? await findMeeting(id) : null);
}

/**
 * The server says that a conference is over. Nothing follows from it: who left is told by events, and a meeting
 * outlives its conference for a while, as when the last person reloads the page.
 * @throws AppError platform-not-found, invalid-signature
 */
export function releaseConference(server: ConferenceServer): void {
  verifyServer(server);
}

function toReservation({ platform }: ConferenceServer, meeting: Meeting | null): ConferenceReservation {
  const isOpen = meeting?.state === 'creating' || meeting?.state === 'live';
  if (!meeting || meeting.platform !== platform || !isOpen) {
    throw new AppError('meeting-not-found', 'There is no such meeting now. Open its link again to start or join it.');
  }
  return {
    id: meeting.id,
    roomName: meeting.vendorRoomName,
    startsAt: meeting.createdAt,
    durationSeconds: DURATION_SECONDS,
  };
}

function verifyServer({ platform, authorization, now }: ConferenceServer): void {
  const { webhooks, secrets } = openWebhooks(platform);
  const verdict = webhooks?.verifyWebhookSignature({
    rawBody: new Uint8Array(),
    headers: authorization === null ? {} : { authorization },
    now,
    secrets,
  });
  if (verdict?.isValid !== true) {
    throw new AppError('invalid-signature', 'The Authorization header does not carry the secret that was agreed on.');
  }
}

function openWebhooks(platform: string): { webhooks: PlatformWebhooks | null; secrets: readonly string[] } {
  try {
    const config = getPlatformConfig(platform);
    return { webhooks: getPlatformClient(platform, config).webhooks, secrets: config.webhookSecrets };
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
    throw new AppError('platform-not-found', `The platform ${platform} is not set up here.`, { cause: error });
  }
}
