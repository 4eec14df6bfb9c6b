import type { MeetingData } from '../contract';
import { VideoPlatformError } from '../errors';

/** Names that need no escaping in an address, a token or XMPP. */
const ROOM_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * A meeting on any Jitsi server, where nothing is made before the first person's entry. Servers lower-case room names,
 * so the same name must be in the link, the token and our database.
 * @throws VideoPlatformError `rejected` for a name that a server wouldn't take as it is
 */
export function describeJitsiMeeting(options: {
  readonly platform: MeetingData['platform'];
  readonly roomNamePrefix: string;
  /** The address of a room, by its name. */
  readonly toUrl: (roomName: string) => string;
  readonly extraData: MeetingData['extraData'];
}): MeetingData {
  const { platform, roomNamePrefix, toUrl, extraData } = options;
  const roomName = roomNamePrefix.toLowerCase();
  if (!ROOM_NAME.test(roomName)) {
    throw new VideoPlatformError({
      platform,
      operation: 'create-meeting',
      code: 'rejected',
      reason: 'takes room names of at most 64 letters a to z, digits and hyphens only',
    });
  }
  const url = toUrl(roomName);
  return { meetingId: roomName, roomName, roomUrl: url, hostRoomUrl: url, platform, extraData };
}
