import { openSealedText, sealText } from '../sealing/seal-text';

/**
 * A link to a recording as it may be kept: whoever holds one in clear can watch the call. Bound to its recording, so that
 * one can't be put in another's place.
 */
export function sealLink(url: string, vendorRecordingId: string): string {
  return sealText('recording link', url, vendorRecordingId);
}

/** The link again; null where it was sealed with another secret, for another recording, or was changed. */
export function openSealedLink(sealed: string, vendorRecordingId: string): string | null {
  return openSealedText('recording link', sealed, vendorRecordingId);
}
