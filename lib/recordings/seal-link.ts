import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { getSettings } from '../env/settings';
import { processSingleton } from '../process-singleton';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A label of its own, so that this key opens nothing else that is made with the same secret. */
function key(): Buffer {
  return processSingleton('recording-link-key', () =>
    createHmac('sha256', getSettings().NEXTAUTH_SECRET).update('patchbay recording link').digest(),
  );
}

/**
 * A link to a recording as it may be kept: whoever holds one in clear can watch the call. Bound to its recording, so that
 * one can't be put in another's place.
 */
export function sealLink(url: string, vendorRecordingId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key(), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(vendorRecordingId));
  const sealed = Buffer.concat([cipher.update(url, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The link again; null where it was sealed with another secret, for another recording, or was changed. */
export function openSealedLink(sealed: string, vendorRecordingId: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(vendorRecordingId));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
