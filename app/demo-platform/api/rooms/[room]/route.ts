import { answerApi } from '@/lib/mock-vendor/answer';
import { deleteRoom, getRoom } from '@/lib/mock-vendor/manage-rooms';

interface Context {
  readonly params: Promise<{ readonly room: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => Response.json(await getRoom((await params).room)));
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => {
    await deleteRoom((await params).room);
    return new Response(null, { status: 204 });
  });
}
