import { answerApi } from '@/lib/mock-vendor/answer';
import { listPresence } from '@/lib/mock-vendor/manage-rooms';

interface Context {
  readonly params: Promise<{ readonly room: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => {
    const occupants = await listPresence((await params).room);
    const people = occupants.map(({ connectionId, personId, displayName, isHost, joinedAt }) => ({
      connectionId,
      personId,
      displayName,
      isHost,
      joinedAt,
    }));
    return Response.json({ people });
  });
}
