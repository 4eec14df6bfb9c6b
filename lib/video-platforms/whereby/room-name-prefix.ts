/** "39 character max". */
const LONGEST = 39;

/**
 * What Whereby takes as the beginning of a room's name: `[a-z0-9]{0,39}` by its OpenAPI document. The reserved name's
 * end is what is kept: there are the installation's id and the part that no other reservation has.
 */
export function roomNamePrefixOf(reservedName: string): string {
  return reservedName
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-LONGEST);
}

/** Whereby writes a room's name with a slash in front, in its API and in webhooks; we keep it without. */
export function bareRoomName(roomName: string): string {
  return roomName.replace(/^\/+/, '');
}

export function slashedRoomName(roomName: string): string {
  return `/${bareRoomName(roomName)}`;
}
