import type { VendorName } from '../../vendors/pages/vendor-pages';

// What people read, by a part of it that stands on no other page.
const REFUSED = 'didn’t let you in. Try again';
const EXPIRED = 'Your entry had run out';
const UNREACHED = 'The video platform couldn’t be reached';
const ERROR = 'reported an error';
/** Of what could not be fetched from the platform. */
export const UNLOADED = 'page couldn’t be loaded';
const FULL = 'The call is full';
const ENDED = 'It was ended for everybody';
const REMOVED = 'A host took you out';

const JITSI_FAULTS = {
  kicked: REMOVED,
  'load-config': UNLOADED,
  'browser-support': 'This browser can’t take part',
  'connection.conferenceRequestFailed': ERROR,
  'connection.droppedError': UNREACHED,
  'connection.otherError': UNREACHED,
  'connection.passwordRequired': REFUSED,
  'connection.serverError': UNREACHED,
  'connection.shardChangedError': UNREACHED,
  'conference.connectionError': UNREACHED,
  'conference.connectionError.accessDenied': 'Somebody in the call didn’t let you in',
  'conference.connectionError.notAllowed': REFUSED,
  'conference.destroyed': ENDED,
  'conference.focusDisconnected': UNREACHED,
  'conference.focusLeft': UNREACHED,
  'conference.gracefulShutdown': ERROR,
  'conference.iceFailed': UNREACHED,
  'conference.incompatible_server_versions': ERROR,
  'conference.max_users': FULL,
  'conference.offerAnswerFailed': ERROR,
  'conference.reservationError': REFUSED,
  'conference.videobridgeNotAvailable': ERROR,
};

/** Every way in which a vendor's package gives up, and what people read then. */
export const FAULTS: Record<VendorName, Readonly<Record<string, string>>> = {
  whereby: { removed: REMOVED, meeting_end: ENDED },
  daily: {
    ejected: REMOVED,
    'nbf-room': REFUSED,
    'nbf-token': REFUSED,
    'exp-room': EXPIRED,
    'exp-token': EXPIRED,
    'no-room': REFUSED,
    'meeting-full': FULL,
    'end-of-life': 'Patchbay needs an update',
    'not-allowed': REFUSED,
    'connection-error': UNREACHED,
  },
  jitsi: JITSI_FAULTS,
  // The same page and the same package: what differs is the way there.
  jaas: JITSI_FAULTS,
};

/** What goes wrong in a call that has begun. */
export const FAULT_IN_CALL: Record<VendorName, { readonly fault: string; readonly words: string }> = {
  whereby: { fault: 'removed', words: REMOVED },
  daily: { fault: 'connection-error', words: 'The connection to the video platform was lost' },
  jitsi: { fault: 'connection.droppedError', words: 'The connection to the video platform was lost' },
  jaas: { fault: 'conference.iceFailed', words: 'The connection to the video platform was lost' },
};

/** What is said of somebody who doesn't get from a vendor's page into its call. */
export const KEPT_OUT = 'Can’t get in? The page of Whereby says why.';

/** How a vendor's page puts somebody out of a call. */
export const PUT_OUT: Record<VendorName, string> = {
  whereby: 'removed',
  daily: 'ejected',
  jitsi: 'kicked',
  jaas: 'kicked',
};
