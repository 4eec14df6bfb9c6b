import { AppError } from '../errors/app-error';
import type { RecordingKind } from '../video-platforms/contract';

/**
 * Nobody enters a call that may be recorded without having been asked: a missing answer is neither yes nor no. Either
 * answer lets them in.
 * @throws AppError consent-required, with `details.recording` for the page that then asks
 */
export function requireConsentAnswer(recording: RecordingKind, consent: boolean | undefined): void {
  if (recording === 'none' || consent !== undefined) return;
  throw new AppError(
    'consent-required',
    'Calls in this room may be recorded. Say whether you agree: send `consent` as true or false. You can join with either answer.',
    { details: { recording } },
  );
}
