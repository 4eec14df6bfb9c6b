import { createHash } from 'node:crypto';
import { AppError } from '../errors/app-error';
import type { WebhookHeaders, WebhookVerdict } from '../video-platforms/contract';
import { makeTextStorable } from './clean-events';
import { countRefusal } from './count-refusals';
import type { DeliveryVerdict } from './delivery-verdict';
import { findWebhooks } from './find-webhooks';
import { goFirst } from './give-way';
import { countBadSignature } from './limit-bad-signatures';
import { logRefusal } from './log-refusal';
import { maskSecretHeaders } from './mask-secret-headers';
import { sealSecretFields } from './seal-secret-fields';
import { storeDelivery } from './store-delivery';

/** A delivery as far as it is known before its body was read. */
interface AnnouncedWebhook {
  readonly platform: string;
  readonly headers: WebhookHeaders;
  /** Where it comes from; null where that isn't known. */
  readonly address?: string | null;
  readonly now: Date;
}

export interface IncomingWebhook extends AnnouncedWebhook {
  /** What the vendor appended to our address, without a leading slash. */
  readonly path: string;
  readonly rawBody: Uint8Array;
}

const NOTHING = new Uint8Array();

/**
 * How long a delivery waits for the database. Vendors wait some five seconds, and some of them try again after "not now"
 * but never after silence.
 */
const PATIENCE_MS = 4_000;

/** Longer than any vendor's; what is longer could not be found by an index. */
const LONGEST_WORD = 200;

/**
 * Refuses a delivery that no body could make right: one for a platform that isn't here, or without a signature. Costs
 * next to nothing, so that strangers can't make us read what they send.
 * @throws AppError platform-not-found, invalid-signature, too-many-requests
 */
export function refuseUnsignedWebhook(announced: AnnouncedWebhook): void {
  const { webhooks } = findWebhooks(announced.platform);
  // Against no secret: whether there is a signature at all can be told without computing one.
  const verdict = webhooks.verifyWebhookSignature({ ...announced, rawBody: NOTHING, secrets: [] });
  if (!verdict.isValid && (verdict.reason === 'missing' || verdict.reason === 'malformed')) refuse(announced, verdict);
}

/**
 * Takes one delivery: verified over its raw bytes, then stored together with the job that applies it, and answered
 * before anything else happens. A repetition changes nothing and is answered alike.
 * @returns whether the vendor reads settings out of our answer's body
 * @throws AppError platform-not-found, invalid-signature, too-many-requests, database-unavailable
 */
export async function receiveWebhook(incoming: IncomingWebhook): Promise<{ readonly isQuestion: boolean }> {
  const { webhooks, secrets } = findWebhooks(incoming.platform);
  const verdict = webhooks.verifyWebhookSignature({ ...incoming, secrets });
  if (!verdict.isValid) return refuse(incoming, verdict);
  const envelope = webhooks.readEnvelope(incoming.rawBody, incoming.path);
  const eventId = envelope.eventId === null ? null : makeTextStorable(envelope.eventId);
  const type = envelope.type === null ? null : makeTextStorable(envelope.type);
  const storing = storeDelivery({
    platform: incoming.platform,
    // A vendor's id is opaque, so a digest of a very long one tells repetitions as well.
    eventId: eventId !== null && eventId.length > LONGEST_WORD ? digestOf(eventId) : eventId,
    type: type?.slice(0, LONGEST_WORD) ?? null,
    path: incoming.path,
    rawBody: sealSecretFields(incoming.rawBody, incoming.platform),
    headers: maskSecretHeaders(incoming.headers),
    verdict: describeVerdict(verdict, secrets.length, incoming.now),
  });
  await goFirst(() => impatiently(storing));
  return { isQuestion: envelope.isQuestion ?? false };
}

/** Where the database answers after all, the delivery is stored, and the vendor's next try is a repetition of it. */
function impatiently(storing: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    // A plain timer: one that can be aborted costs more than all else that is done for a delivery here.
    const timer = setTimeout(() => {
      reject(
        new AppError('database-unavailable', 'The database does not answer. Try again in a few seconds.', {
          retryAfterSeconds: 5,
        }),
      );
    }, PATIENCE_MS);
    storing.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function describeVerdict(
  verdict: Extract<WebhookVerdict, { isValid: true }>,
  secrets: number,
  now: Date,
): DeliveryVerdict {
  const { secretIndex, signedAt } = verdict;
  return {
    secret: secretIndex + 1,
    secrets,
    signedAt: signedAt?.toISOString() ?? null,
    ageMs: signedAt ? now.getTime() - signedAt.getTime() : null,
  };
}

function refuse(
  { platform, address, now }: AnnouncedWebhook,
  verdict: Extract<WebhookVerdict, { isValid: false }>,
): never {
  logRefusal(platform, verdict.reason);
  countRefusal(platform, verdict.reason, now);
  const retryAfterSeconds = countBadSignature(address ?? null, now);
  if (retryAfterSeconds !== null) {
    throw new AppError('too-many-requests', 'Too many deliveries with a bad signature came from this address.', {
      retryAfterSeconds,
    });
  }
  throw new AppError('invalid-signature', `The signature of this delivery was not accepted: ${verdict.reason}.`);
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
