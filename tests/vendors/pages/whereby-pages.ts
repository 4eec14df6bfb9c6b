import { isMachine } from '../whereby/state';
import type { WherebyStandIn } from '../whereby/whereby-stand-in';
import { answerPage } from './browser-files';

interface Asked {
  readonly roomName: string;
  readonly participantId?: string;
  readonly displayName?: string;
  readonly externalId?: string;
  readonly metadata?: string;
  readonly roomKey?: string;
}

/** `https://<subdomain>.whereby.com/…`: every path is a room's page, and `/stand-in/…` is what those pages ask. */
export async function answerWherebyPage(whereby: WherebyStandIn, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/stand-in/people') {
    const room = searchParams.get('roomName') ?? '';
    return Response.json({
      isConnected: whereby.isConnected(room, searchParams.get('participantId') ?? ''),
      people: whereby
        .listClients(room)
        .filter((client) => !isMachine(client))
        .map((client) => ({ name: client.displayName ?? 'Guest', isHost: client.roleName === 'host' })),
    });
  }
  if (request.method !== 'POST') return answerPage('whereby-room');
  const asked = (await request.json()) as Asked;
  if (pathname === '/stand-in/enter') {
    const entrance = whereby.enter(asked.roomName, asked);
    if (entrance.state !== 'open') return Response.json(entrance);
    const participantId = whereby.joinAs(asked.roomName, asked);
    return Response.json({ state: 'open', participantId, isHost: entrance.roleName === 'host' });
  }
  if (pathname === '/stand-in/end') {
    // Patchbay's server may have deleted the room in the meantime, and everybody is out already.
    if (whereby.findRoom(asked.roomName)) await whereby.endCall(asked.roomName);
  } else await whereby.leave(asked.roomName, asked.participantId ?? '');
  return new Response(null, { status: 204 });
}
