import { passTime } from '../sessions';
import type { StandInState } from '../state';
import type { WherebyOptions } from '../whereby-stand-in';
import { WherebyRefusal } from './answers';
import { listRoomSessions, listSessionParticipants } from './insights';
import { createMeeting, deleteMeeting, getMeeting, listMeetings } from './meetings';
import { type PointBudget, pointsOf } from './point-budget';
import { deleteRecording, deleteRecordings, getAccessLink, getRecording, listRecordings } from './recordings';
import { putLogo } from './theme';

/** The vendor says ten to fifteen minutes. */
const INSIGHTS_DELAY_MS = 10 * 60_000;

const BASE = '/v1';

export interface ApiContext {
  readonly state: StandInState;
  readonly budget: PointBudget;
  readonly options: WherebyOptions;
}

/** One request to the REST API: key, points, then the endpoint. */
export async function handleRequest(request: Request, context: ApiContext): Promise<Response> {
  passTime(context.state);
  const key = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (key === undefined || !context.options.apiKeys.includes(key))
    return Response.json({ error: 'Unauthorized' }, { status: 401 });
  const { headers, msLeft } = context.budget.take(pointsOf(request.method));
  if (msLeft !== null) {
    const body = { error: 'Rate limit active for throttle key: organization:1', data: { msLeft } };
    return Response.json(body, { status: 429, headers });
  }
  const response = await answer(request, context);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

async function answer(request: Request, context: ApiContext): Promise<Response> {
  try {
    return await route(request, context);
  } catch (error) {
    if (error instanceof WherebyRefusal) return Response.json({ error: error.message }, { status: error.status });
    throw error;
  }
}

type Endpoint = (request: Request, context: ApiContext, parameter: string) => Response | Promise<Response>;

const delayOf = ({ options }: ApiContext) => options.insightsDelayMs ?? INSIGHTS_DELAY_MS;

const ENDPOINTS: readonly (readonly [method: string, path: RegExp, endpoint: Endpoint])[] = [
  ['POST', /^\/meetings$/, (request, { state }) => createMeeting(state, request)],
  ['GET', /^\/meetings$/, (request, { state }) => listMeetings(state, request)],
  ['GET', /^\/meetings\/([^/]+)$/, (request, { state }, id) => getMeeting(state, request, id)],
  ['DELETE', /^\/meetings\/([^/]+)$/, (request, { state }, id) => deleteMeeting(state, request, id)],
  ['GET', /^\/recordings$/, (request, { state }) => listRecordings(state, request)],
  ['POST', /^\/recordings\/bulk-delete$/, (request, { state }) => deleteRecordings(state, request)],
  ['GET', /^\/recordings\/([^/]+)$/, (_request, { state }, id) => getRecording(state, id)],
  ['DELETE', /^\/recordings\/([^/]+)$/, (_request, { state }, id) => deleteRecording(state, id)],
  ['GET', /^\/recordings\/([^/]+)\/access-link$/, (request, { state }, id) => getAccessLink(state, request, id)],
  ['PUT', /^\/rooms\/([^/]+)\/theme\/logo$/, (request, { state }, name) => putLogo(state, request, name)],
  [
    'GET',
    /^\/insights\/room-sessions$/,
    (request, context) => listRoomSessions(context.state, request, delayOf(context)),
  ],
  [
    'GET',
    /^\/insights\/participants$/,
    (request, context) => listSessionParticipants(context.state, request, delayOf(context)),
  ],
];

async function route(request: Request, context: ApiContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length) : null;
  for (const [method, pattern, endpoint] of ENDPOINTS) {
    const match = path === null || method !== request.method ? null : pattern.exec(path);
    if (match) return endpoint(request, context, decodeURIComponent(match[1] ?? ''));
  }
  throw new WherebyRefusal(404, 'Not Found');
}
