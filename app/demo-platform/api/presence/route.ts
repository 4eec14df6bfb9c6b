import { answerApi } from '@/lib/mock-vendor/answer';
import { listAllPresence } from '@/lib/mock-vendor/manage-rooms';

/** Who is in which room, of those where somebody is. */
export function GET(request: Request): Promise<Response> {
  return answerApi(request, async () => Response.json({ rooms: await listAllPresence() }));
}
