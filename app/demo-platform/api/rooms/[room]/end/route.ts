import { answerApi } from '@/lib/mock-vendor/answer';
import { endRoom } from '@/lib/mock-vendor/manage-rooms';

interface Context {
  readonly params: Promise<{ readonly room: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => {
    await endRoom((await params).room);
    return new Response(null, { status: 204 });
  });
}
