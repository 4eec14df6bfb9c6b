import { answerWebhook } from '@/lib/http/answer-webhook';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';

export async function POST(
  request: Request,
  context: { params: Promise<{ platform: string; path?: string[] }> },
): Promise<Response> {
  const { platform, path } = await context.params;
  return answerWebhook(request, ({ rawBody, headers }) =>
    receiveWebhook({ platform, path: path?.join('/') ?? '', rawBody, headers, now: new Date() }),
  );
}
