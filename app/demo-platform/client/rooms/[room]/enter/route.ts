import { answerPage, readBody } from '@/lib/mock-vendor/answer';
import { enterRoom } from '@/lib/mock-vendor/enter-room';
import { enterSchema } from '@/lib/mock-vendor/schemas';

interface Context {
  readonly params: Promise<{ readonly room: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerPage(async () => {
    const { token } = await readBody(request, enterSchema);
    return Response.json(await enterRoom((await params).room, token));
  });
}
