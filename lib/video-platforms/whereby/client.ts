import type { LogoImage, PlatformHealth, PlatformServices, VendorRoom, VideoPlatformClient } from '../contract';
import { VideoPlatformError } from '../errors';
import { HEALTH_TIMEOUT_MS } from '../shared/http';
import { accountOf } from './account';
import { callWhereby, type WherebyContext } from './api';
import type { WherebyConfig } from './config';
import { createMeeting, findMeetings, listRooms } from './create-meeting';
import { toEmbed } from './embed';
import { issueGrant } from './issue-grant';
import { getRoomSessions, presenceOf } from './presence';
import { recordingsOf } from './recordings';
import { slashedRoomName } from './room-name-prefix';
import { meetingSchema, pageSchema } from './schemas';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/** Whereby Embedded, by its REST API. */
export function createClient(config: WherebyConfig, services: PlatformServices): VideoPlatformClient {
  const context: WherebyContext = { config, services };
  return {
    platform: 'whereby',
    account: accountOf(config.apiKey),
    createMeeting: (request) => createMeeting(context, request),
    issueGrant: (request) => issueGrant(context, request),
    toEmbed,
    // Deleting a room is the only way to put everybody out from outside.
    endMeeting: (room) => deleteRoom(context, room),
    deleteRoom: (room) => deleteRoom(context, room),
    isRoomThere: (room, signal) => isRoomThere(context, room, signal),
    listRooms: () => listRooms(context),
    extendRoom: null,
    getRoomSessions: (room) => getRoomSessions(context, room),
    // There is nobody to ask: insights list a session's participants ten to fifteen minutes late, and none of a person
    // who is alone.
    listParticipants: null,
    presence: presenceOf(context),
    checkHealth: () => checkHealth(context),
    uploadLogo: (room, image) => uploadLogo(context, room, image),
    webhooks,
    webhookSetup: null,
    recordings: recordingsOf(context),
    drills: null,
    tasks,
  };
}

async function deleteRoom(context: WherebyContext, room: VendorRoom): Promise<void> {
  if (room.vendorMeetingId !== null) return deleteMeeting(context, room.vendorMeetingId);
  // No answer to the create ever came: more than one try may have made a room.
  for (const { meetingId } of await findMeetings(context, room.roomName)) await deleteMeeting(context, meetingId);
}

/** A room that is gone already is what was asked for. */
async function deleteMeeting(context: WherebyContext, meetingId: string): Promise<void> {
  try {
    await callWhereby(context, {
      operation: 'delete-room',
      kind: 'delete',
      method: 'DELETE',
      path: `/meetings/${encodeURIComponent(meetingId)}`,
      schema: null,
    });
  } catch (error) {
    if (error instanceof VideoPlatformError && error.code === 'not-found') return;
    throw error;
  }
}

async function isRoomThere(context: WherebyContext, room: VendorRoom, signal?: AbortSignal): Promise<boolean> {
  // No answer to the create ever came: the room goes by the name that was reserved.
  if (room.vendorMeetingId === null) return (await findMeetings(context, room.roomName, signal)).length > 0;
  try {
    await callWhereby(context, {
      operation: 'find-room',
      kind: 'read-one',
      method: 'GET',
      path: `/meetings/${encodeURIComponent(room.vendorMeetingId)}`,
      schema: meetingSchema,
      signal,
    });
    return true;
  } catch (error) {
    if (error instanceof VideoPlatformError && error.code === 'not-found') return false;
    throw error;
  }
}

async function uploadLogo(context: WherebyContext, room: VendorRoom, image: LogoImage): Promise<void> {
  const form = new FormData();
  const extension = image.contentType === 'image/png' ? 'png' : 'jpg';
  form.set('image', new Blob([Uint8Array.from(image.bytes)], { type: image.contentType }), `logo.${extension}`);
  await callWhereby(context, {
    operation: 'upload-logo',
    kind: 'write',
    method: 'PUT',
    // The slash in front is part of the name here, and so escaped.
    path: `/rooms/${encodeURIComponent(slashedRoomName(room.roomName))}/theme/logo`,
    body: form,
    schema: null,
  });
}

async function checkHealth(context: WherebyContext): Promise<PlatformHealth> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round(performance.now() - startedAt);
  try {
    await callWhereby(context, {
      operation: 'check-health',
      kind: 'read-many',
      method: 'GET',
      path: '/meetings',
      query: { limit: '1' },
      timeoutMs: HEALTH_TIMEOUT_MS,
      schema: pageSchema(meetingSchema),
    });
    return { isHealthy: true, message: 'Whereby answers and accepts the key.', latencyMs: latencyMs() };
  } catch (error) {
    return { isHealthy: false, message: describeIllHealth(error), latencyMs: latencyMs() };
  }
}

function describeIllHealth(error: unknown): string {
  if (!(error instanceof VideoPlatformError)) return 'Whereby could not be asked.';
  if (error.code === 'unauthorised') return 'Whereby does not accept WHEREBY_API_KEY. Make a new one in its dashboard.';
  return `Whereby ${error.reason}.`;
}
