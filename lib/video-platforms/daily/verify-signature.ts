import { createHmac } from 'node:crypto';
import type { WebhookVerdict, WebhookVerification } from '../contract';
import { indexOfSecret, SIGNATURE_WINDOW_SECONDS } from '../shared/signature';

/** Seconds since 1970 are below this until the year 5138, milliseconds above since 1973. */
const FIRST_MILLISECONDS = 1e11;

/** A genuine signature has 44 characters; what is far longer is not worth comparing. */
const LONGEST_SIGNATURE = 200;

/**
 * `X-Webhook-Signature` is base64 of HMAC-SHA256 over `<X-Webhook-Timestamp>.<raw body>`, keyed with the decoded secret.
 * The timestamp's unit is not documented: milliseconds are what comes, and seconds are taken as well. It is signed as
 * it stands in the header.
 */
export function verifyWebhookSignature({ rawBody, headers, now, secrets }: WebhookVerification): WebhookVerdict {
  const signature = headers['x-webhook-signature']?.trim();
  const timestamp = headers['x-webhook-timestamp']?.trim();
  if (!signature || !timestamp) return { isValid: false, reason: 'missing' };
  // A header that was sent twice is no number.
  if (!/^\d{1,16}$/.test(timestamp) || signature.length > LONGEST_SIGNATURE) {
    return { isValid: false, reason: 'malformed' };
  }
  const expected = secrets.map((secret) => {
    const key = Buffer.from(secret, 'base64');
    // A key of no bytes is everybody's: nothing is signed with it.
    return key.byteLength === 0
      ? ''
      : createHmac('sha256', key).update(`${timestamp}.`).update(rawBody).digest('base64');
  });
  const secretIndex = indexOfSecret(signature, expected);
  if (secretIndex === -1) return { isValid: false, reason: 'mismatch' };
  const sentAt = Number(timestamp);
  const sentAtSeconds = sentAt > FIRST_MILLISECONDS ? sentAt / 1_000 : sentAt;
  const ageSeconds = now.getTime() / 1_000 - sentAtSeconds;
  if (ageSeconds > SIGNATURE_WINDOW_SECONDS) return { isValid: false, reason: 'too-old' };
  if (ageSeconds < -SIGNATURE_WINDOW_SECONDS) return { isValid: false, reason: 'from-the-future' };
  return { isValid: true, secretIndex, signedAt: new Date(sentAtSeconds * 1_000) };
}
