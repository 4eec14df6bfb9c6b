import { answerWebhook } from '@/lib/http/answer-webhook';
import { defineMethods } from '@/lib/http/define-methods';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';

async function takeDelivery(
  request: Request,
  context: { params: Promise<{ platform: string; path?: string[] }> },
): Promise<Response> {
  const { platform, path } = await context.params;
  return answerWebhook(request, ({ rawBody, headers }) =>
    receiveWebhook({ platform, path: path?.join('/') ?? '', rawBody, headers, now: new Date() }),
  );
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ POST: takeDelivery });
