import type { WebhookHeaders } from '../video-platforms/contract';
import { problemOf } from './problem';
import { readBytes } from './read-body';

/**
 * Reads a vendor's delivery once, as raw bytes, and answers exactly 200 when it was taken: some vendors know no other
 * success. The body is an empty object, because to some of them an answer can hold settings and this one means to set
 * nothing. 413 where it is too large, 401 where its signature is wrong, 503 where the database is down, so that the
 * vendor tries again.
 */
export async function answerWebhook(
  request: Request,
  take: (delivery: { rawBody: Uint8Array; headers: WebhookHeaders }) => Promise<void>,
): Promise<Response> {
  try {
    const rawBody = await readBytes(request);
    await take({ rawBody, headers: Object.fromEntries(request.headers) });
    return Response.json({});
  } catch (error) {
    return problemOf(error, 'receiveWebhook');
  }
}
