import type { CreateMeetingRequest, MeetingData, PlatformServices, VendorRoom } from '../contract';
import { VideoPlatformError } from '../errors';
import { callDaily, dailyError, isNotFound, roomPath } from './api';
import type { DailyConfig } from './config';
import { ROOMS_DELETE } from './limits';
import { roomEndSchema, roomSchema } from './schemas';

const ROOM_NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** More people in one room have to be agreed with Daily. */
const MOST_PEOPLE = 200;

/**
 * Makes a private room. The name carries the reservation: where Daily refuses it, because an earlier try made it and its
 * answer got lost, the room of that name is ours. Daily says so only in a text that it may change, so we look.
 */
export async function createMeeting(
  config: DailyConfig,
  services: PlatformServices,
  request: CreateMeetingRequest,
): Promise<MeetingData> {
  const { roomNamePrefix: name, signal } = request;
  if (!ROOM_NAME.test(name)) {
    throw dailyError('create-meeting', 'rejected', 'takes room names of at most 128 letters, digits, - and _');
  }
  const room = await callDaily(config, services, {
    operation: 'create-meeting',
    method: 'POST',
    path: '/rooms',
    body: { name, privacy: 'private', properties: roomProperties(config, request) },
    schema: roomSchema,
    // The same name twice makes one room.
    retry: 'always',
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => findAfterRefusal(config, services, request, error));
  return {
    meetingId: room.id,
    roomName: room.name,
    roomUrl: room.url,
    hostRoomUrl: room.url,
    platform: 'daily',
    extraData: {},
  };
}

async function findAfterRefusal(
  config: DailyConfig,
  services: PlatformServices,
  { roomNamePrefix, signal }: CreateMeetingRequest,
  refusal: unknown,
) {
  if (!(refusal instanceof VideoPlatformError) || refusal.code !== 'rejected') throw refusal;
  try {
    return await callDaily(config, services, {
      operation: 'find-room',
      method: 'GET',
      path: roomPath(roomNamePrefix),
      schema: roomSchema,
      retry: 'always',
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    // No answer leaves open whether the room is there; everything else means that Daily refused what we asked for.
    throw error instanceof VideoPlatformError && error.isRetryable ? error : refusal;
  }
}

function roomProperties(config: DailyConfig, { endDate, room }: CreateMeetingRequest) {
  const { size, recording } = room.settings;
  return {
    exp: secondsOf(endDate),
    // It must never put people out of a call; an account may have another default.
    eject_at_room_exp: false,
    max_participants: Math.min(Math.max(size, 2), MOST_PEOPLE),
    // Names, devices and the door were dealt with before: Daily's own entrance and lobby would ask again.
    enable_prejoin_ui: false,
    enable_knocking: false,
    enable_chat: true,
    enable_screenshare: true,
    enable_people_ui: true,
    ...(recording === 'none' ? {} : { enable_recording: recording }),
    ...(recording === 'cloud' && config.bucket
      ? {
          recordings_bucket: {
            bucket_name: config.bucket.name,
            bucket_region: config.bucket.region,
            assume_role_arn: config.bucket.roleArn,
            // Without it Daily makes no links to what it put there.
            allow_api_access: true,
          },
        }
      : {}),
  };
}

/** Puts everybody out and frees the name. A room that is gone or past its `exp` is a success. */
export async function deleteRoom(
  config: DailyConfig,
  services: PlatformServices,
  { roomName }: VendorRoom,
): Promise<void> {
  try {
    await callDaily(config, services, {
      operation: 'delete-room',
      method: 'DELETE',
      path: roomPath(roomName),
      schema: null,
      // Deleting a room past its `exp` is answered with an error that says that it was deleted.
      readRefusal: ({ text }) => (/"deleted"\s*:\s*true/.test(text) ? {} : null),
      retry: 'always',
      turns: ROOMS_DELETE,
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** A room past its `exp` lets nobody in any more, whether or not Daily still tells of it. */
export async function isRoomThere(
  config: DailyConfig,
  services: PlatformServices,
  { roomName }: VendorRoom,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    const { config: properties } = await callDaily(config, services, {
      operation: 'find-room',
      method: 'GET',
      path: roomPath(roomName),
      schema: roomEndSchema,
      retry: 'always',
      ...(signal ? { signal } : {}),
    });
    const exp = properties?.exp ?? null;
    return exp === null || exp > services.now();
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** `exp` only keeps newcomers out, so pushing it on touches nobody in the call. */
export async function extendRoom(
  config: DailyConfig,
  services: PlatformServices,
  { roomName }: VendorRoom,
  endDate: Date,
): Promise<void> {
  await callDaily(config, services, {
    operation: 'extend-room',
    method: 'POST',
    path: roomPath(roomName),
    body: { properties: { exp: secondsOf(endDate) } },
    schema: null,
    retry: 'always',
  });
}

function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
