import { openSealedText, sealText } from '../sealing/seal-text';
import { VideoPlatformError } from '../video-platforms/errors';
import { SECRET_FIELDS } from './secret-fields';

const MARK = 'sealed:';

/**
 * A delivery's body as it is kept: byte for byte as it came, except that the values of secret fields are sealed. It was
 * verified before, over what came. Kept, because a replay needs them: a link to a recording has no other source.
 * @param platform what the values are bound to
 */
export function sealSecretFields(rawBody: Uint8Array, platform: string): Uint8Array {
  return replaceValues(rawBody, (value) => `${MARK}${sealText('webhook field', value, platform)}`);
}

/**
 * The body as it came.
 * @throws VideoPlatformError malformed-response where it was sealed with another `NEXTAUTH_SECRET` than today's
 */
export function openSecretFields(rawBody: Uint8Array, platform: string): Uint8Array {
  return replaceValues(rawBody, (value) => {
    // What an older version kept is not sealed.
    if (!value.startsWith(MARK)) return value;
    const opened = openSealedText('webhook field', value.slice(MARK.length), platform);
    if (opened !== null) return opened;
    throw new VideoPlatformError({
      code: 'malformed-response',
      platform,
      operation: 'webhook',
      reason: 'its secrets were sealed under another NEXTAUTH_SECRET than the one that is set now',
      isRetryable: false,
    });
  });
}

/** Read as Latin-1, in which every byte is one character and comes out again as it went in, whatever its encoding. */
function replaceValues(rawBody: Uint8Array, replace: (value: string) => string): Uint8Array {
  const text = Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength).toString('latin1');
  const replaced = text.replaceAll(SECRET_FIELDS, (_, name: string, value: string) => `${name}"${replace(value)}"`);
  return replaced === text ? rawBody : Buffer.from(replaced, 'latin1');
}
