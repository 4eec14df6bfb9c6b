/** How much of a meeting's id its room's name at the vendor carries. */
const MARK_LENGTH = 12;

/**
 * The name of a room at the vendor: readable, carrying this installation's id so that nothing of others is ever
 * touched, and unique to one reservation. Lower case, at most 64 characters of `[a-z0-9-]`.
 */
export function makeVendorRoomName(options: { slug: string; installationId: string; meetingId: string }): string {
  const { slug, installationId, meetingId } = options;
  return `${slug.slice(0, 40).replace(/-+$/, '')}-${installationId}-${markOf(meetingId)}`;
}

/** The part of a meeting's id that its room's name carries. */
export function markOf(meetingId: string): string {
  return meetingId.replaceAll('-', '').slice(0, MARK_LENGTH);
}

/**
 * The mark in a name that may be one of ours: it carries this installation's id, and behind it what could be a part of a
 * meeting's id. Vendors may leave hyphens out and add an end of their own. Null where it is certainly not ours.
 */
export function findMark(roomName: string, installationId: string): string | null {
  const match = new RegExp(`${installationId}-?([0-9a-f]{${MARK_LENGTH}})`).exec(roomName.toLowerCase());
  return match?.[1] ?? null;
}
