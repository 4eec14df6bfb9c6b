import { createPrivateKey, type KeyObject } from 'node:crypto';

/** JaaS takes no shorter ones, and the signing library makes no RS256 with them. */
const FEWEST_BITS = 2_048;

/**
 * The RSA key in a setting: PEM as it is, PEM on one line with `\n` written out (as environment files want it), or the
 * whole PEM in base64. Both kinds of header that key generators write are taken. Null where it is none of these.
 */
export function readPrivateKey(text: string): KeyObject | null {
  const pem = toPem(text);
  if (pem === null) return null;
  try {
    const key = createPrivateKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= FEWEST_BITS ? key : null;
  } catch {
    // The error may quote the key.
    return null;
  }
}

function toPem(text: string): string | null {
  const unescaped = text.replaceAll('\\r', '').replaceAll('\\n', '\n');
  if (unescaped.includes('-----BEGIN')) return unescaped;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('-----BEGIN') ? decoded : null;
}
