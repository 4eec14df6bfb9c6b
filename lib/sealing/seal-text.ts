import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { getSettings } from '../env/settings';
import { processSingleton } from '../process-singleton';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a secret is of. Each has a key of its own, so that what was sealed as one thing never opens as another. */
export type SealedThing = 'recording link' | 'webhook field';

function keyOf(thing: SealedThing): Buffer {
  return processSingleton(`seal-key ${thing}`, () =>
    createHmac('sha256', getSettings().NEXTAUTH_SECRET).update(`patchbay ${thing}`).digest(),
  );
}

/**
 * A text as it may be kept: nobody reads it in a copy of the database alone.
 * @param boundTo what it belongs to; it opens together with that only, so that one can't be put in another's place
 */
export function sealText(thing: SealedThing, text: string, boundTo: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(thing), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again; null where it was sealed with another secret, for another owner, or was changed. */
export function openSealedText(thing: SealedThing, sealed: string, boundTo: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, keyOf(thing), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
