import type { Conferences } from './conferences';

/**
 * The unauthenticated status endpoints of Prosody (`mod_muc_census`, `mod_muc_size`), as measured: an empty census is
 * `[]`; `created_time` is a text of milliseconds and missing until somebody enters; people in breakout rooms are not
 * counted; a room that holds nobody but the focus has the size 1; `/room` names nicks, not connections.
 * @returns null where the path is none of theirs
 */
export function answerRoomStatus(url: URL, conferences: Conferences, mucDomain: string): Response | null {
  switch (url.pathname) {
    case '/room-census':
      return Response.json({ room_census: conferences.list().map((conference) => censusEntry(conference, mucDomain)) });
    case '/room-size':
      return answerForRoom(url, conferences, (conference) => ({ participants: Math.max(1, conference.present.size) }));
    case '/room':
      return answerForRoom(url, conferences, ({ node, present }) =>
        [...present.values()].map(({ nick, user }) => ({
          jid: `${node}@${mucDomain}/${nick}`,
          email: user.email ?? '',
          display_name: user.name ?? '',
        })),
      );
    default:
      return null;
  }
}

type Listed = ReturnType<Conferences['list']>[number];

function censusEntry({ node, everybody, present, createdAt }: Listed, mucDomain: string): Record<string, unknown> {
  const hasBeenEntered = everybody.size > 0;
  return {
    room_name: `${node}@${mucDomain}`,
    participants: present.size,
    ...(hasBeenEntered ? { created_time: `${Math.floor(createdAt.getTime() / 1_000) * 1_000}` } : {}),
    leaked: false,
  };
}

function answerForRoom(url: URL, conferences: Conferences, answer: (conference: Listed) => unknown): Response {
  const room = url.searchParams.get('room');
  if (room === null) return new Response(null, { status: 400 });
  const subdomain = url.searchParams.get('subdomain');
  const conference = conferences.find(subdomain ? `${subdomain}/${room}` : room);
  return conference ? Response.json(answer(conference)) : new Response(null, { status: 404 });
}
