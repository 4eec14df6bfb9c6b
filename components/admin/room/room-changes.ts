import type { RoomView, UpdateRoomInput } from '@/lib/schemas/room';

/** What the form holds: everything as typed. */
export interface RoomDraft {
  readonly name: string;
  readonly title: string;
  readonly platform: string;
  readonly pin: RoomView['pin'];
  readonly visibility: RoomView['visibility'];
  /** Separated by commas. */
  readonly tags: string;
  readonly door: RoomView['settings']['door'];
  readonly size: string;
  readonly recording: RoomView['settings']['recording'];
  readonly recordingStart: RoomView['settings']['recordingStart'];
  readonly meetingHours: string;
  readonly graceSeconds: string;
}

export function toDraft({ name, title, platform, pin, visibility, tags, settings }: RoomView): RoomDraft {
  return {
    name,
    title,
    platform,
    pin,
    visibility,
    tags: tags.join(', '),
    door: settings.door,
    size: String(settings.size),
    recording: settings.recording,
    recordingStart: settings.recordingStart,
    meetingHours: String(settings.meetingHours),
    graceSeconds: String(settings.graceSeconds),
  };
}

/** Only what differs from the room as it was, so that a form doesn't overwrite what it didn't touch; null where nothing does. */
export function findRoomChanges(room: RoomView, draft: RoomDraft): UpdateRoomInput | null {
  const before = toDraft(room);
  const differs = (field: keyof RoomDraft) => draft[field].trim() !== before[field];
  const settings = {
    ...(differs('door') ? { door: draft.door } : {}),
    ...(differs('size') ? { size: Number(draft.size) } : {}),
    ...(differs('recording') ? { recording: draft.recording } : {}),
    ...(differs('recordingStart') ? { recordingStart: draft.recordingStart } : {}),
    ...(differs('meetingHours') ? { meetingHours: Number(draft.meetingHours) } : {}),
    ...(differs('graceSeconds') ? { graceSeconds: Number(draft.graceSeconds) } : {}),
  };
  const changes: UpdateRoomInput = {
    ...(differs('name') ? { name: draft.name.trim() } : {}),
    ...(differs('title') ? { title: draft.title.trim() } : {}),
    ...(differs('platform') ? { platform: draft.platform } : {}),
    ...(differs('pin') ? { pin: draft.pin } : {}),
    ...(differs('visibility') ? { visibility: draft.visibility } : {}),
    ...(differs('tags') ? { tags: splitTags(draft.tags) } : {}),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
  };
  return Object.keys(changes).length > 0 ? changes : null;
}

function splitTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags.filter(Boolean))];
}
