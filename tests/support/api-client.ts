import { randomBytes } from 'node:crypto';
import { hashApiKey } from '@/lib/api-keys/api-key-secret';
import { sql } from '@/lib/data/sql';
import type { Route } from '@/lib/http/define-route';
import type { TestUser } from './factories';

/** What an answer of the API holds; empty where it has no body. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
}

export interface AnswerBody {
  readonly [name: string]: unknown;
  /** Of problem documents. */
  readonly code?: string;
  readonly detail?: string;
  /** Of lists. */
  readonly items?: readonly Record<string, unknown>[];
  readonly nextCursor?: string | null;
}

export interface ApiCall {
  /** Bearer of an API key; null asks as a guest. */
  readonly as?: ApiCaller | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ifMatch?: number;
  /** What a browser got and kept; answers add to it. */
  readonly jar?: CookieJar;
}

/** Cookies by name. Paths are left to browsers. */
export type CookieJar = Map<string, string>;

export interface ApiCaller {
  readonly key: string;
}

/** An API key of a user, straight into the table. */
export async function makeCaller(user: TestUser): Promise<ApiCaller> {
  const key = `pb_${randomBytes(24).toString('hex')}`;
  await sql.query({
    text: 'INSERT INTO api_keys (name, hint, key_hash, role, user_id) VALUES ($1, $2, $3, $4, $5)',
    values: ['test', key.slice(0, 6), hashApiKey(key), user.role, user.id],
  });
  return { key };
}

/** Calls a route as a client would, without a server between. */
export async function callApi(route: Route, call: ApiCall = {}): Promise<ApiAnswer> {
  const { as, params = {}, query = {}, body, ifMatch, jar } = call;
  const headers = new Headers();
  if (as) headers.set('authorization', `Bearer ${as.key}`);
  else headers.set('sec-fetch-site', 'same-origin');
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`);
  if (jar) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  const address = new URL(`http://localhost:3000/api/v1${route.operation.path}`);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const request = new Request(address, {
    method: route.operation.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await route(request, { params: Promise.resolve(params) });
  for (const cookie of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
    jar?.set(name, value);
  }
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
