import { answerApi } from '@/lib/mock-vendor/answer';
import { listRoomSessions } from '@/lib/mock-vendor/manage-rooms';

interface Context {
  readonly params: Promise<{ readonly room: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => Response.json({ sessions: await listRoomSessions((await params).room) }));
}
