import { z } from 'zod';
import { findRoom, type StandInState } from '../state';
import { jsonOf, noContent, parseStrictly, WherebyRefusal } from './answers';

/** A room's logo: a form with one file named `image`, or JSON `{theme: 'default'}` to have the organisation's again. */
export async function putLogo(state: StandInState, request: Request, roomName: string): Promise<Response> {
  const room = roomName.startsWith('/') ? findRoom(state, roomName) : null;
  if (!room) throw new WherebyRefusal(404, 'Room not found');
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType.startsWith('application/json')) {
    parseStrictly(z.strictObject({ theme: z.enum(['default']) }), await jsonOf(request));
    room.logo = null;
  } else if (contentType.startsWith('multipart/form-data')) {
    room.logo = await readImage(request);
  } else {
    throw new WherebyRefusal(400, 'Content-Type must be multipart/form-data or application/json');
  }
  state.emit(room.roomName, 'room-changed');
  return noContent();
}

async function readImage(request: Request): Promise<{ bytes: Uint8Array; contentType: string }> {
  const form = await request.formData().catch(() => {
    throw new WherebyRefusal(400, 'The form cannot be read');
  });
  const image = form.get('image');
  if ([...form.keys()].join() !== 'image' || !(image instanceof Blob))
    throw new WherebyRefusal(400, '"image": must be one file');
  return { bytes: new Uint8Array(await image.arrayBuffer()), contentType: image.type };
}
