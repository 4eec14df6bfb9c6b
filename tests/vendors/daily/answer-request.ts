import { DailyError, notFound, readBody } from './daily-errors';
import type { DailyState } from './daily-state';
import { isToken, makeToken, readToken } from './meeting-tokens';
import {
  getAccessLink,
  getRecording,
  listMeetings,
  listRecordings,
  startRecording,
  stopRecording,
} from './recording-routes';
import { meetingTokenSchema } from './request-schemas';
import {
  createRoom,
  deleteRoom,
  eject,
  getDomainPresence,
  getPresence,
  getRoom,
  listRooms,
  updateRoom,
} from './room-routes';
import { createWebhook, deleteWebhook, getWebhook, listWebhooks, updateWebhook } from './webhook-routes';

interface Call {
  readonly state: DailyState;
  readonly request: Request;
  readonly query: URLSearchParams;
  /** The parts of the path that vary, in order. */
  readonly parts: readonly string[];
}

type Route = readonly [method: string, path: RegExp, answer: (call: Call) => unknown];

const name = ({ parts }: Call): string => parts[0] ?? '';

const ROUTES: readonly Route[] = [
  ['GET', /^\/?$/, ({ state }) => ({ domain_name: state.domainName, domain_id: state.domainId, config: {} })],
  ['GET', /^\/rooms$/, ({ state, query }) => listRooms(state, query)],
  ['POST', /^\/rooms$/, ({ state, request }) => createRoom(state, request)],
  ['GET', /^\/rooms\/([^/]+)$/, (call) => getRoom(call.state, name(call))],
  ['POST', /^\/rooms\/([^/]+)$/, (call) => updateRoom(call.state, name(call), call.request)],
  ['DELETE', /^\/rooms\/([^/]+)$/, (call) => deleteRoom(call.state, name(call))],
  ['GET', /^\/rooms\/([^/]+)\/presence$/, (call) => getPresence(call.state, name(call), call.query)],
  ['POST', /^\/rooms\/([^/]+)\/eject$/, (call) => eject(call.state, name(call), call.request)],
  ['POST', /^\/rooms\/([^/]+)\/recordings\/start$/, (call) => startRecording(call.state, name(call), call.request)],
  ['POST', /^\/rooms\/([^/]+)\/recordings\/stop$/, (call) => stopRecording(call.state, name(call), call.request)],
  ['GET', /^\/presence$/, ({ state }) => getDomainPresence(state)],
  ['GET', /^\/meetings$/, ({ state, query }) => listMeetings(state, query)],
  ['GET', /^\/recordings$/, ({ state, query }) => listRecordings(state, query)],
  ['GET', /^\/recordings\/([^/]+)$/, (call) => getRecording(call.state, name(call))],
  ['GET', /^\/recordings\/([^/]+)\/access-link$/, (call) => getAccessLink(call.state, name(call), call.query)],
  ['POST', /^\/meeting-tokens$/, (call) => createToken(call)],
  ['GET', /^\/meeting-tokens\/([^/]+)$/, (call) => getToken(call)],
  ['GET', /^\/webhooks$/, ({ state }) => listWebhooks(state)],
  ['POST', /^\/webhooks$/, ({ state, request }) => createWebhook(state, request)],
  ['GET', /^\/webhooks\/([^/]+)$/, (call) => getWebhook(call.state, name(call))],
  ['POST', /^\/webhooks\/([^/]+)$/, (call) => updateWebhook(call.state, name(call), call.request)],
  ['DELETE', /^\/webhooks\/([^/]+)$/, (call) => deleteWebhook(call.state, name(call))],
];

/** One request to `/v1/…`: key first, then the limits, then the route. Whatever is wrong is answered in Daily's form. */
export async function answerRequest(
  state: DailyState,
  limit: (method: string, path: string) => void,
  request: Request,
): Promise<Response> {
  try {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace(/^\/v1(?=\/|$)/, '');
    requireKey(state, request);
    limit(request.method, path);
    for (const [method, pattern, answer] of ROUTES) {
      const match = method === request.method ? pattern.exec(path) : null;
      if (!match) continue;
      const parts = match.slice(1).map(decodeURIComponent);
      const content = await answer({ state, request, query: searchParams, parts });
      // What was deleted has nothing to say: an empty body, which is no JSON.
      return content === null ? new Response(null, { status: 204 }) : Response.json(content);
    }
    throw notFound(path);
  } catch (error) {
    if (error instanceof DailyError) return error.toResponse();
    return new DailyError(500, 'server-error', String(error)).toResponse();
  }
}

function requireKey(state: DailyState, request: Request): void {
  const header = request.headers.get('authorization');
  if (header === null) throw new DailyError(400, 'authorization-header-error', 'no authorization header');
  if (header !== `Bearer ${state.apiKey}`) throw new DailyError(401, 'authentication-error', 'no such key');
}

async function createToken({ state, request }: Call): Promise<object> {
  const { properties = {} } = await readBody(request, meetingTokenSchema);
  return { token: await makeToken(state, properties) };
}

/** What a token says, under Daily's full names as far as this stand-in needs them. */
async function getToken(call: Call): Promise<object> {
  const token = name(call);
  const payload = isToken(token)
    ? (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { r?: string })
    : {};
  const read = await readToken(call.state, payload.r ?? '', token);
  if (!read.isAccepted) throw new DailyError(400, 'invalid-request-error', `token is not valid: ${read.reason}`);
  return {
    room_name: read.claims.r,
    user_id: read.claims.ud,
    user_name: read.claims.u,
    is_owner: read.claims.o,
    nbf: read.claims.nbf,
    exp: read.claims.exp,
  };
}
