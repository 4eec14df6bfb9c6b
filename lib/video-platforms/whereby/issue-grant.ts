import type { Grant, GrantParticipant, MeetingReference, ParticipantRole } from '../contract';
import { VideoPlatformError } from '../errors';
import { callWhereby, type WherebyContext } from './api';
import { hostRoomSchema, providerDataSchema } from './schemas';

/** Host rights, webhooks and new recordings go on for this long after a room's end date, and then stop. */
const HOST_RIGHTS_AFTER_END_MS = 60 * 60_000;

/** What a guest's grant lasts where even that is over and the room may be gone any moment. */
const SHORTEST_GRANT_MS = 5 * 60_000;

/**
 * One person's way into one room. A guest's costs no call; a host's is asked for now and kept nowhere. The address
 * carries whose it is, so that webhooks can tell.
 * @throws VideoPlatformError `not-found` where the room is gone or knows no hosts any more
 */
export async function issueGrant(
  context: WherebyContext,
  request: {
    readonly meeting: MeetingReference;
    readonly participant: GrantParticipant;
    readonly role: ParticipantRole;
  },
): Promise<Grant> {
  const { meeting, participant, role } = request;
  const now = context.services.now();
  const address = role === 'host' ? await fetchHostRoomUrl(context, meeting, now) : guestRoomUrl(meeting);
  const url = new URL(address);
  url.searchParams.set('externalId', participant.id);
  return {
    role,
    displayName: participant.displayName,
    url: url.href,
    token: null,
    expiresAt: expiryOf(meeting.vendorEndDate, now),
  };
}

function expiryOf(vendorEndDate: Date, now: Date): Date {
  if (vendorEndDate > now) return vendorEndDate;
  const rightsEnd = vendorEndDate.getTime() + HOST_RIGHTS_AFTER_END_MS;
  return new Date(Math.max(rightsEnd, now.getTime() + SHORTEST_GRANT_MS));
}

function guestRoomUrl(meeting: MeetingReference): string {
  const kept = providerDataSchema.safeParse(meeting.providerData);
  if (kept.success) return kept.data.roomUrl;
  throw refusal('the room’s address was never told, so nobody can be let in');
}

async function fetchHostRoomUrl(context: WherebyContext, meeting: MeetingReference, now: Date): Promise<string> {
  if (now.getTime() > meeting.vendorEndDate.getTime() + HOST_RIGHTS_AFTER_END_MS)
    throw refusal('the room ended more than an hour ago, and Whereby gives no host rights in it any more');
  if (meeting.vendorMeetingId === null) throw refusal('the room was never confirmed, so it has no host');
  const { hostRoomUrl } = await callWhereby(context, {
    operation: 'issue-grant',
    kind: 'read-one',
    method: 'GET',
    path: `/meetings/${encodeURIComponent(meeting.vendorMeetingId)}`,
    query: { fields: 'hostRoomUrl' },
    schema: hostRoomSchema,
  });
  return hostRoomUrl;
}

function refusal(text: string): VideoPlatformError {
  return new VideoPlatformError({
    platform: 'whereby',
    operation: 'issue-grant',
    code: 'not-found',
    reason: text,
  });
}
