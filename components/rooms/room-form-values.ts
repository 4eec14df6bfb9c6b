import type { NewRoom } from '@/lib/queries/rooms';
import type { RoomView, UpdateRoomInput } from '@/lib/schemas/room';

/** What the form of a room holds. Numbers are texts until they are sent, as people type them. */
export interface RoomFormValues {
  readonly title: string;
  readonly name: string;
  readonly visibility: RoomView['visibility'];
  readonly door: RoomView['settings']['door'];
  readonly size: string;
  readonly recording: RoomView['settings']['recording'];
  readonly recordingStart: RoomView['settings']['recordingStart'];
  readonly meetingHours: string;
}

export const NEW_ROOM_VALUES: RoomFormValues = {
  title: '',
  name: '',
  visibility: 'open',
  door: 'open',
  size: '50',
  recording: 'none',
  recordingStart: 'host',
  meetingHours: '8',
};

export function valuesOfRoom(room: RoomView): RoomFormValues {
  const { door, size, recording, recordingStart, meetingHours } = room.settings;
  return {
    title: room.title,
    name: room.name,
    visibility: room.visibility,
    door,
    size: String(size),
    recording,
    recordingStart,
    meetingHours: String(meetingHours),
  };
}

function settingsOf(values: RoomFormValues): NonNullable<UpdateRoomInput['settings']> {
  return {
    door: values.door,
    size: Number(values.size),
    recording: values.recording,
    recordingStart: values.recordingStart,
    meetingHours: Number(values.meetingHours),
  };
}

export function toNewRoom(values: RoomFormValues): NewRoom {
  const title = values.title.trim();
  return {
    name: values.name,
    visibility: values.visibility,
    settings: settingsOf(values),
    ...(title ? { title } : {}),
  };
}

/** Only what differs, so that two people who change different things of a room don't undo each other. Null for nothing. */
export function toRoomChanges(room: RoomView, values: RoomFormValues): UpdateRoomInput | null {
  const before = valuesOfRoom(room);
  const changes: UpdateRoomInput = {};
  if (values.name !== before.name) changes.name = values.name;
  if (values.title !== before.title) changes.title = values.title;
  if (values.visibility !== before.visibility) changes.visibility = values.visibility;
  const settings = Object.fromEntries(
    Object.entries(settingsOf(values)).filter(([key, value]) => value !== Reflect.get(room.settings, key)),
  );
  if (Object.keys(settings).length > 0) changes.settings = settings;
  return Object.keys(changes).length > 0 ? changes : null;
}
