import { answerWebhook } from '@/lib/http/answer-webhook';
import { defineMethods } from '@/lib/http/define-methods';
import { receiveWebhook, refuseUnsignedWebhook } from '@/lib/webhooks/receive-webhook';

async function takeDelivery(
  request: Request,
  context: { params: Promise<{ platform: string; path?: string[] }> },
): Promise<Response> {
  const { platform, path } = await context.params;
  const now = new Date();
  return answerWebhook(request, {
    refuseEarly: (announced) => refuseUnsignedWebhook({ ...announced, platform, now }),
    take: (delivery) => receiveWebhook({ ...delivery, platform, path: path?.join('/') ?? '', now }),
  });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ POST: takeDelivery });
