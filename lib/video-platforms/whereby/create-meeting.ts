import type { CreateMeetingRequest, ListedRoom, MeetingData, MeetingSettings } from '../contract';
import { callWhereby, listWhereby, type WherebyContext } from './api';
import type { RecordingBucket } from './config';
import { bareRoomName, roomNamePrefixOf } from './room-name-prefix';
import { meetingSchema, type WherebyMeeting } from './schemas';

/** Up to this many people are connected with each other directly; more go through a server of Whereby's. */
const LARGEST_NORMAL_ROOM = 4;

const START_TRIGGERS = { host: 'none', prompt: 'prompt', automatic: 'automatic' } as const;

/**
 * Makes a room. Whereby takes no key that makes a create safe to repeat and chooses the name's end itself, so after a
 * lost answer the room is looked for by the beginning, which only this reservation has.
 */
export async function createMeeting(context: WherebyContext, request: CreateMeetingRequest): Promise<MeetingData> {
  const { settings } = request.room;
  if (request.mayHaveBeenMade) {
    const [made] = await findMeetings(context, request.roomNamePrefix, request.signal);
    if (made) return toMeetingData(await getMeeting(context, made.meetingId, request.signal));
  }
  const meeting = await callWhereby(context, {
    operation: 'create-meeting',
    kind: 'write',
    method: 'POST',
    path: '/meetings',
    body: {
      endDate: request.endDate.toISOString(),
      roomNamePrefix: roomNamePrefixOf(request.roomNamePrefix),
      roomNamePattern: 'uuid',
      roomMode: settings.size <= LARGEST_NORMAL_ROOM ? 'normal' : 'group',
      // The door is Patchbay's: a locked room would have people knock a second time.
      isLocked: false,
      ...recordingOf(settings, context.config.recordingBucket),
      fields: ['hostRoomUrl'],
    },
    schema: meetingSchema,
    signal: request.signal,
  });
  return toMeetingData(meeting);
}

/** Every room that the reservation of this name may have made. */
export async function findMeetings(
  context: WherebyContext,
  reservedName: string,
  signal?: AbortSignal,
): Promise<readonly WherebyMeeting[]> {
  const prefix = roomNamePrefixOf(reservedName);
  // With an empty one, every room of the account would be taken for ours.
  if (prefix === '') return [];
  const meetings = await listMeetings(context, 'find-meetings', signal);
  return meetings.filter((meeting) => nameOf(meeting).startsWith(prefix));
}

/** Every room on the account, whoever made it. */
export async function listRooms(context: WherebyContext): Promise<readonly ListedRoom[]> {
  const meetings = await listMeetings(context, 'list-rooms');
  return meetings.map((meeting) => ({
    roomName: nameOf(meeting),
    vendorMeetingId: meeting.meetingId,
    createdAt: meeting.startDate ?? null,
  }));
}

function listMeetings(context: WherebyContext, operation: string, signal?: AbortSignal) {
  return listWhereby(context, { operation, path: '/meetings', item: meetingSchema, signal });
}

function getMeeting(context: WherebyContext, meetingId: string, signal?: AbortSignal): Promise<WherebyMeeting> {
  return callWhereby(context, {
    operation: 'create-meeting',
    kind: 'read-one',
    method: 'GET',
    path: `/meetings/${encodeURIComponent(meetingId)}`,
    query: { fields: 'hostRoomUrl' },
    schema: meetingSchema,
    signal,
  });
}

/** Nothing at all where the room isn't recorded. Whereby wants all three members wherever it is given one. */
function recordingOf(settings: MeetingSettings, bucket: RecordingBucket | null): { readonly recording?: object } {
  switch (settings.recording) {
    case 'none':
      return {};
    case 'local':
      // Made and kept in the host's browser; neither destination nor trigger has a meaning there.
      return { recording: { type: 'local', destination: { provider: 'whereby' }, startTrigger: 'none' } };
    case 'cloud':
      return {
        recording: {
          type: 'cloud',
          destination: destinationOf(bucket),
          startTrigger: START_TRIGGERS[settings.recordingStart],
        },
      };
    default:
      return settings.recording satisfies never;
  }
}

function destinationOf(bucket: RecordingBucket | null): object {
  if (bucket === null) return { provider: 'whereby', fileFormat: 'mp4' };
  return {
    provider: 's3',
    authenticationType: 'accessKey',
    bucket: bucket.bucket,
    accessKeyId: bucket.accessKeyId,
    accessKeySecret: bucket.accessKeySecret,
    fileFormat: 'mp4',
  };
}

function toMeetingData(meeting: WherebyMeeting): MeetingData {
  return {
    meetingId: meeting.meetingId,
    roomName: nameOf(meeting),
    roomUrl: meeting.roomUrl,
    hostRoomUrl: meeting.hostRoomUrl ?? meeting.roomUrl,
    platform: 'whereby',
    // The address for guests. The one for hosts is a key to the room and is asked for again each time.
    extraData: { roomUrl: meeting.roomUrl },
  };
}

/** The name may be left out of an answer; the address always ends in it. */
function nameOf(meeting: WherebyMeeting): string {
  return bareRoomName(meeting.roomName ?? decodeURIComponent(new URL(meeting.roomUrl).pathname));
}
