import { VideoPlatformError } from '../video-platforms/errors';

/** True where the vendor says that there is no call to record. */
export function isCallEmpty(error: unknown): boolean {
  return error instanceof VideoPlatformError && error.code === 'not-found';
}

/** Why a recording did not start, for the host who asked: kept with it and shown. The vendor's own words stay in the log. */
export function describeStartFailure(label: string, error: unknown): string {
  if (isCallEmpty(error)) return 'Nobody is in the call yet: a recording can be started once somebody is.';
  return `${label} didn’t start the recording: ${reasonOf(error)}`;
}

/** The same where a host's page was to start it inside the call. */
export function describeUnstarted(label: string): string {
  return `${label} didn’t start the recording by itself. Now a host starts it inside the call: More actions, Start recording.`;
}

function reasonOf(error: unknown): string {
  switch (error instanceof VideoPlatformError ? error.code : null) {
    case 'unauthorised':
    case 'not-configured':
      return 'it doesn’t accept our keys. Tell an administrator.';
    case 'rate-limited':
      return 'it has too much to do right now. Try again in a moment.';
    case 'rejected':
      return 'it refused. Start it from inside the call.';
    default:
      return 'it didn’t answer as it should. Try again in a moment.';
  }
}
