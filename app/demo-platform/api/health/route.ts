import { answerApi } from '@/lib/mock-vendor/answer';

/** Reads the scripted faults on its way, so it tells that the database answers too. */
export function GET(request: Request): Promise<Response> {
  return answerApi(request, async () => Response.json({ status: 'ok' }));
}
