import { getSettings } from '../env/settings';

/** A cookie as the API sets it: always HttpOnly and SameSite=Lax, and Secure where the public address is https. */
export interface AnswerCookie {
  readonly name: string;
  /** Without spaces, commas, semicolons and quotes. */
  readonly value: string;
  readonly path?: string;
  /** Without it the cookie lives as long as the browser; 0 deletes it. */
  readonly maxAgeSeconds?: number;
}

export interface AnswerParts {
  readonly body?: unknown;
  /** Instead of the operation's own status, where one operation has two (made now, or there already). */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly AnswerCookie[];
  /** A version, sent as `ETag: "<version>"` and taken back in `If-Match`. */
  readonly etag?: number;
}

const ANSWER = Symbol.for('patchbay.answer');

export interface Answer extends AnswerParts {
  readonly [ANSWER]: true;
}

/** For handlers that set headers, cookies or an ETag beside the body. */
export function respond(parts: AnswerParts): Answer {
  return { ...parts, [ANSWER]: true };
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && ANSWER in value;
}

/** Makes the response of what a handler returned. */
export function toResponse(answer: unknown, status: number): Response {
  if (answer instanceof Response) return answer;
  if (!isAnswer(answer)) return jsonResponse(answer, status, PLAIN_HEADERS);
  const headers = new Headers(PLAIN_HEADERS);
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
  if (answer.etag !== undefined) headers.set('ETag', `"${answer.etag}"`);
  for (const cookie of answer.cookies ?? []) headers.append('Set-Cookie', serialiseCookie(cookie));
  return jsonResponse(answer.body, answer.status ?? status, headers);
}

const PLAIN_HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

function jsonResponse(body: unknown, status: number, headers: Headers | Record<string, string>): Response {
  if (body !== undefined) return new Response(JSON.stringify(body), { status, headers });
  const bare = new Headers(headers);
  bare.delete('Content-Type');
  return new Response(null, { status, headers: bare });
}

function serialiseCookie({ name, value, path = '/', maxAgeSeconds }: AnswerCookie): string {
  const parts = [`${name}=${value}`, `Path=${path}`, 'HttpOnly', 'SameSite=Lax'];
  if (maxAgeSeconds !== undefined) parts.push(`Max-Age=${maxAgeSeconds}`);
  if (getSettings().PUBLIC_URL.startsWith('https:')) parts.push('Secure');
  return parts.join('; ');
}
