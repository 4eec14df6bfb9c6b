import { answerPage, readBody } from '@/lib/mock-vendor/answer';
import { keepConnection } from '@/lib/mock-vendor/keep-connection';
import { heartbeatSchema } from '@/lib/mock-vendor/schemas';

interface Context {
  readonly params: Promise<{ readonly connection: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerPage(async () => {
    const beat = await readBody(request, heartbeatSchema);
    return Response.json(await keepConnection((await params).connection, beat));
  });
}
