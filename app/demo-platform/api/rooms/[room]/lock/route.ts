import { answerApi, readBody } from '@/lib/mock-vendor/answer';
import { lockRoom } from '@/lib/mock-vendor/manage-rooms';
import { lockSchema } from '@/lib/mock-vendor/schemas';

interface Context {
  readonly params: Promise<{ readonly room: string }>;
}

export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => {
    const { isLocked } = await readBody(request, lockSchema);
    await lockRoom((await params).room, isLocked);
    return new Response(null, { status: 204 });
  });
}
