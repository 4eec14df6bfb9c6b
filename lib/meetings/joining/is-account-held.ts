import { AppError } from '../../errors/app-error';
import { getLog } from '../../log';
import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';

const LOOK_AGAIN_SECONDS = 10;

/** True where this installation still holds the keys of the account that a meeting was made in. */
export function isAccountHeld({ platform, account }: Pick<Meeting, 'platform' | 'account'>): boolean {
  try {
    const client = getPlatformClient(platform);
    return account === null || client.account === account;
  } catch (error) {
    if (error instanceof VideoPlatformError) return false;
    throw error;
  }
}

/**
 * Why nobody else can get into a call whose platform's keys were changed to another account's or taken away, where no
 * platform can take its continuation either: a grant of the new account would lead into another room, or nowhere.
 */
export function refuseLostAccount(meeting: Meeting, people: number): AppError {
  getLog().warn(
    { event: 'meeting.account-changed', platform: meeting.platform, meetingId: meeting.id, people },
    'Nobody can be let into a meeting of an account whose keys are not set up here any more',
  );
  return new AppError('no-platform', sentenceOf(people), {
    details: { people },
    retryAfterSeconds: LOOK_AGAIN_SECONDS,
  });
}

function sentenceOf(people: number): string {
  const cause = 'through a video account that has been changed here since it began';
  if (people === 0) return `This call runs ${cause}, so nobody else can join it. You get in as soon as it is over.`;
  const [who, they] = people === 1 ? ['One person is', 'they leave'] : [`${people} people are`, 'they have left'];
  return `${who} in this call, which runs ${cause}, so nobody else can join them. You get in as soon as ${they}.`;
}
