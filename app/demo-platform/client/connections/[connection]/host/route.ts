import { answerPage, readBody } from '@/lib/mock-vendor/answer';
import { actAsHost } from '@/lib/mock-vendor/keep-connection';
import { hostActionSchema } from '@/lib/mock-vendor/schemas';

interface Context {
  readonly params: Promise<{ readonly connection: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerPage(async () => {
    const action = await readBody(request, hostActionSchema);
    await actAsHost((await params).connection, action);
    return new Response(null, { status: 204 });
  });
}
