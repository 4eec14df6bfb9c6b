import { addressOfRequest } from '../auth/address-of-request';
import type { WebhookHeaders } from '../video-platforms/contract';
import { problemOf } from './problem';
import { readBytes } from './read-body';

/** A vendor's request before its body is read. */
interface Announced {
  readonly headers: WebhookHeaders;
  /** Where it comes from; null where that isn't known. */
  readonly address: string | null;
}

/**
 * Reads a vendor's delivery once, as raw bytes, and answers exactly 200 when it was taken: some vendors know no other
 * success. Without a body, which costs a tenth of the whole answer; but a question for settings gets an empty object, which
 * sets nothing. 413 where it is too large, 401 where its signature is wrong (429 where that comes again and again from one
 * address), 503 where the database is down, so that the vendor tries again.
 */
export async function answerWebhook(
  request: Request,
  steps: {
    /** Throws for a request whose body is not worth reading. */
    readonly refuseEarly: (announced: Announced) => void;
    readonly take: (delivery: Announced & { rawBody: Uint8Array }) => Promise<{ readonly isQuestion: boolean }>;
  },
): Promise<Response> {
  try {
    const announced = { headers: Object.fromEntries(request.headers), address: addressOfRequest(request) };
    steps.refuseEarly(announced);
    const { isQuestion } = await steps.take({ ...announced, rawBody: await readBytes(request) });
    return isQuestion ? Response.json({}) : new Response(null);
  } catch (error) {
    return problemOf(error, 'receiveWebhook');
  }
}
