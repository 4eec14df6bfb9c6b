import { answerApi } from '@/lib/mock-vendor/answer';
import { removePerson } from '@/lib/mock-vendor/manage-rooms';

interface Context {
  readonly params: Promise<{ readonly room: string; readonly person: string }>;
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, async () => {
    const { room, person } = await params;
    await removePerson(room, person);
    return new Response(null, { status: 204 });
  });
}
