import { answerApi, readBody } from '@/lib/mock-vendor/answer';
import { createRoom, listRooms } from '@/lib/mock-vendor/manage-rooms';
import { createRoomSchema } from '@/lib/mock-vendor/schemas';

export function GET(request: Request): Promise<Response> {
  return answerApi(request, async () => Response.json({ rooms: await listRooms() }));
}

export function POST(request: Request): Promise<Response> {
  return answerApi(request, async () => {
    const { room, isNew } = await createRoom(await readBody(request, createRoomSchema));
    return Response.json(room, { status: isNew ? 201 : 200 });
  });
}
