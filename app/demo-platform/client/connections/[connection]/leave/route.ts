import { answerPage, readBody } from '@/lib/mock-vendor/answer';
import { leaveRoom } from '@/lib/mock-vendor/keep-connection';
import { leaveSchema } from '@/lib/mock-vendor/schemas';

interface Context {
  readonly params: Promise<{ readonly connection: string }>;
}

/** Also sent as a beacon while the page goes away, so the body's type does not matter. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerPage(async () => {
    const { key } = await readBody(request, leaveSchema);
    await leaveRoom((await params).connection, key);
    return new Response(null, { status: 204 });
  });
}
