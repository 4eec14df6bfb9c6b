import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endCall } from '../make-recordings';
import { addRoom, type StandInRoom, type StandInState } from '../state';
import { jsonOf, noContent, pageOf, pageQuery, parseStrictly, queryOf, WherebyRefusal } from './answers';
import { createMeetingSchema, FIELDS } from './create-meeting-schema';

/** `?fields=hostRoomUrl,viewerRoomUrl`: a form that is not exploded. */
const fieldsQuery = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(FIELDS)))
  .default([]);

export async function createMeeting(state: StandInState, request: Request): Promise<Response> {
  const asked = parseStrictly(createMeetingSchema, await jsonOf(request));
  if (asked.endDate < state.now())
    throw new WherebyRefusal(400, '"endDate": must be the same or after the current date');
  const unique = asked.roomNamePattern === 'uuid' ? randomUUID() : randomBytes(3).toString('hex');
  const isViewerMode = asked.templateType === 'viewerMode';
  const { recording } = asked;
  const room = addRoom(state, {
    roomName: `${asked.roomNamePrefix}${unique}`,
    endDate: asked.endDate,
    roomMode: isViewerMode ? 'group' : asked.roomMode,
    isLocked: isViewerMode || (asked.isLocked ?? false),
    recording: recording
      ? {
          type: recording.type,
          provider: recording.destination.provider,
          fileFormat: recording.destination.fileFormat ?? 'mp4',
          startTrigger: recording.startTrigger,
        }
      : null,
  });
  return Response.json(toMeeting(room, isViewerMode ? [...FIELDS] : asked.fields), { status: 201 });
}

export function listMeetings(state: StandInState, request: Request): Response {
  const query = parseStrictly(z.strictObject({ ...pageQuery(50), fields: fieldsQuery }), queryOf(request));
  const { results, cursor } = pageOf([...state.rooms.values()], query);
  return Response.json({ results: results.map((room) => toMeeting(room, query.fields)), cursor });
}

export function getMeeting(state: StandInState, request: Request, meetingId: string): Response {
  const { fields } = parseStrictly(z.strictObject({ fields: fieldsQuery }), queryOf(request));
  const room = findMeeting(state, meetingId);
  if (!room) throw new WherebyRefusal(404, 'Meeting not found');
  return Response.json(toMeeting(room, fields));
}

/** The same answer also where it was deleted before, or never was. */
export function deleteMeeting(state: StandInState, request: Request, meetingId: string): Response {
  parseStrictly(z.strictObject({}), queryOf(request));
  const room = findMeeting(state, meetingId);
  if (room) {
    endCall(state, room.roomName);
    state.rooms.delete(room.roomName);
    state.emit(room.roomName, 'room-deleted');
  }
  return noContent();
}

function findMeeting(state: StandInState, meetingId: string): StandInRoom | undefined {
  return [...state.rooms.values()].find((room) => room.meetingId === meetingId);
}

function toMeeting(room: StandInRoom, fields: readonly (typeof FIELDS)[number][]) {
  const keyed = (name: string) => `${room.roomUrl}?roomKey=${name}`;
  return {
    meetingId: room.meetingId,
    roomName: room.roomName,
    roomUrl: room.roomUrl,
    startDate: room.startDate.toISOString(),
    endDate: room.endDate.toISOString(),
    ...(fields.includes('hostRoomUrl') ? { hostRoomUrl: keyed(room.roomKey) } : {}),
    ...(fields.includes('viewerRoomUrl') ? { viewerRoomUrl: keyed(`viewer-${room.roomKey}`) } : {}),
  };
}
