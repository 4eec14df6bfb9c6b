import { SYSTEM } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import { getInstallation } from '../../data/installation';
import { markVendorRoomDeleted } from '../../data/meetings/meetings';
import { forgetUnclosedRooms } from '../../data/meetings/unclosed-rooms';
import { findMeetingsByMarks, replaceForeignRooms } from '../../data/meetings/vendor-rooms';
import { sql } from '../../data/sql';
import { getLog } from '../../log';
import { getPlatformClient, listPlatforms } from '../../video-platforms';
import type { ListedRoom, VideoPlatformClient } from '../../video-platforms/contract';
import type { Meeting } from '../meeting';
import { findMark, markOf } from './vendor-room-name';

/** A meeting's own job deletes its room; what is still there after this was left behind. */
const LEFT_BEHIND_MS = 10 * 60_000;

/** More than this is deleted by the next sweeps, so that people who want rooms made don't wait behind it. */
const MOST_DELETED = 50;

/**
 * Deletes what was left behind at a platform: rooms that carry this installation's id, were reserved here, and whose
 * meeting is over. Everything else on the account is left alone, and what isn't ours is kept to be shown. Asks the vendor
 * first and our database after: whatever is listed was reserved before, so a room that is being made is never taken for
 * an orphan.
 * @throws VideoPlatformError where the vendor doesn't answer; the next sweep tries again
 */
export async function sweepVendorRooms(platform: string, now: Date): Promise<void> {
  if (!listPlatforms().some(({ id, isConfigured }) => id === platform && isConfigured)) return;
  const client = getPlatformClient(platform);
  if (!client.listRooms) return;
  const listed = await client.listRooms();
  const { installationId } = await getInstallation();
  const marked = listed.map((room) => ({ room, mark: findMark(room.roomName, installationId) }));
  const meetings = await findMeetingsByMarks(
    platform,
    marked.flatMap(({ mark }) => mark ?? []),
  );
  const byMark = new Map(meetings.map((meeting) => [markOf(meeting.id), meeting]));
  const known = marked.map(({ room, mark }) => ({ room, meeting: mark === null ? undefined : byMark.get(mark) }));
  await replaceForeignRooms(
    platform,
    known.filter(({ meeting }) => meeting === undefined).map(({ room }) => room.roomName),
  );
  const orphans = known.flatMap(({ room, meeting }) =>
    meeting && isLeftBehind(room, meeting, { account: client.account, now }) ? [{ room, meeting }] : [],
  );
  await forgetUnclosedRooms({
    platform,
    account: client.account,
    exceptIds: meetings.map(({ id }) => id),
    endedBefore: new Date(now.getTime() - LEFT_BEHIND_MS),
  });
  for (const orphan of orphans.slice(0, MOST_DELETED)) await deleteOrphan(client, orphan);
}

/** Its meeting was made in this account and is over, for so long that nothing of ours is still at it. */
function isLeftBehind(room: ListedRoom, meeting: Meeting, { account, now }: { account: string; now: Date }): boolean {
  if (meeting.state !== 'ended' && meeting.state !== 'failed') return false;
  if (meeting.account !== null && meeting.account !== account) return false;
  const before = now.getTime() - LEFT_BEHIND_MS;
  const isOldEnough = room.createdAt === null || room.createdAt.getTime() < before;
  return isOldEnough && meeting.endedAt !== null && meeting.endedAt.getTime() < before;
}

async function deleteOrphan(
  { platform, deleteRoom }: VideoPlatformClient,
  { room, meeting }: { room: ListedRoom; meeting: Meeting },
): Promise<void> {
  const { roomName, vendorMeetingId } = room;
  await deleteRoom?.({ roomName, vendorMeetingId, providerData: meeting.providerData });
  await markVendorRoomDeleted(meeting.id);
  getLog().info(
    { event: 'vendor-room.swept', platform, meetingId: meeting.id },
    'A room that was left behind was deleted',
  );
  await recordAudit(sql, {
    actor: SYSTEM,
    action: 'vendor-room.swept',
    subjectKind: 'room',
    subjectId: meeting.roomId,
    before: { meetingId: meeting.id, platform },
    reason: 'its meeting is over, and its room was still there at the platform',
  });
}

/** The platforms that can be swept. */
export function listPlatformsToSweep(): string[] {
  return listPlatforms()
    .filter(({ id, isConfigured }) => isConfigured && getPlatformClient(id).listRooms !== null)
    .map(({ id }) => id);
}
