import { AppError } from '../../errors/app-error';
import { labelOfPlatform } from '../../migration/words/label-of-platform';
import { keepRefusedEntry, type RefusedEntry } from './keep-refused-entry';
import { refuseForKey } from './refuse-for-key';

/** Where the platform doesn't say it. */
const TRY_AGAIN_MS = 5_000;

/**
 * Keeps a join that was refused as the call's platform gave no way in, and makes the answer. Nobody is moved to another
 * platform alone: whoever comes is told of the others, and may try again.
 */
export async function refuseEntry(refused: RefusedEntry): Promise<AppError> {
  const { people, meeting, error } = refused;
  const { platform, code, retryAfterMs } = error;
  if (code === 'unauthorised') return refuseForKey(refused);
  const supportCode = await keepRefusedEntry(refused);
  return new AppError('platform-unavailable', describeRefusal(refused), {
    details: { platform, reason: code, people, meetingId: meeting.id, supportCode },
    retryAfterSeconds: Math.max(1, Math.ceil((retryAfterMs ?? TRY_AGAIN_MS) / 1000)),
    cause: error,
  });
}

function describeRefusal({ people, error }: RefusedEntry): string {
  const label = labelOfPlatform(error.platform);
  const call = `${people === 0 ? 'This call is' : `${countPeople(people)} in this call`} on ${label}`;
  return error.isRetryable
    ? `${call}, which doesn’t answer at the moment. You get in as soon as it does.`
    : `${call}, which lets nobody else in at the moment. If it stays like this, tell whoever invited you.`;
}

function countPeople(people: number): string {
  return people === 1 ? 'One person is' : `${people} people are`;
}
