/**
 * The name of a room at the vendor: readable, carrying this installation's id so that nothing of others is ever
 * touched, and unique to one reservation. Lower case, at most 64 characters of `[a-z0-9-]`.
 */
export function makeVendorRoomName(options: { slug: string; installationId: string; meetingId: string }): string {
  const { slug, installationId, meetingId } = options;
  const unique = meetingId.replaceAll('-', '').slice(0, 12);
  return `${slug.slice(0, 40).replace(/-+$/, '')}-${installationId}-${unique}`;
}
