import type { DailyStandIn } from '../daily/create-daily';
import { answerPage } from './browser-files';

/** `https://<domain>.daily.co/…`: every path is a room in Prebuilt, and `/stand-in/…` is what those pages ask. */
export async function answerDailyPage(daily: DailyStandIn, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/stand-in/people') {
    const room = searchParams.get('room') ?? '';
    return Response.json({
      isConnected: daily.isConnected(room, searchParams.get('sessionId') ?? ''),
      hasRoom: daily.hasRoom(room),
      people: daily.peopleIn(room).map(({ userName, isOwner }) => ({ name: userName ?? 'Guest', isHost: isOwner })),
    });
  }
  if (request.method !== 'POST') return answerPage('daily-prebuilt');
  const asked = (await request.json()) as { room: string; token?: string | null; sessionId?: string };
  if (pathname === '/stand-in/enter') return Response.json(await daily.enter(asked.room, asked.token ?? null));
  await daily.leave(asked.room, asked.sessionId ?? '');
  return new Response(null, { status: 204 });
}
