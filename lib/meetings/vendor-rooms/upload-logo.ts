import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findMeeting } from '../../data/meetings/meetings';
import { findRoomLogo } from '../../data/rooms/room-logos';
import { getSettings } from '../../env/settings';
import { getLog } from '../../log';
import { recogniseLogo } from '../../rooms/recognise-logo';
import { LARGEST_LOGO_BYTES } from '../../schemas/logo';
import { getPlatformClient } from '../../video-platforms';
import type { LogoImage } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import { isAccountHeld } from '../joining/is-account-held';
import { toVendorRoom } from '../meeting';

/**
 * Shows the room's logo, or this installation's, in a meeting's room at the vendor. Safe to run twice. A logo is no
 * reason to bother anybody: what a later try can't mend is logged and left.
 * @throws VideoPlatformError where trying again may help
 */
export async function uploadLogo(meetingId: string): Promise<void> {
  const meeting = await findMeeting(meetingId);
  if (meeting?.state !== 'live' || !isAccountHeld(meeting)) return;
  const { uploadLogo: upload } = getPlatformClient(meeting.platform);
  if (!upload) return;
  const image = (await findRoomLogo(meeting.roomId)) ?? (await readInstallationLogo());
  if (!image) return;
  try {
    await upload(toVendorRoom(meeting), { bytes: image.bytes, contentType: image.contentType });
  } catch (error) {
    if (!(error instanceof VideoPlatformError) || error.isRetryable) throw error;
    getLog().warn(
      { event: 'logo.refused', platform: meeting.platform, meetingId, code: error.code },
      'A platform took no logo for a meeting',
    );
  }
}

/** LOGO_FILE; null where there is none, or nothing that could be a logo. */
async function readInstallationLogo(): Promise<LogoImage | null> {
  const file = getSettings().LOGO_FILE;
  const bytes = await readFile(path.resolve(file)).catch(() => null);
  if (!bytes) return null;
  const contentType = recogniseLogo(bytes);
  if (contentType && bytes.byteLength <= LARGEST_LOGO_BYTES) return { bytes, contentType };
  getLog().warn({ event: 'logo.unusable', file }, 'LOGO_FILE is no PNG or JPEG of at most 512 KiB, so it is not shown');
  return null;
}
