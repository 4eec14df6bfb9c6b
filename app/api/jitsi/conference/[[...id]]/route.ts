import { answerConferenceRequest } from '@/lib/http/answer-conference-request';
import { defineMethods } from '@/lib/http/define-methods';

async function answer(request: Request, context: { params: Promise<{ id?: string[] }> }): Promise<Response> {
  const { id } = await context.params;
  return answerConferenceRequest(request, { platform: 'jitsi', id: id?.join('/') ?? null });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ DELETE: answer, GET: answer, POST: answer });
