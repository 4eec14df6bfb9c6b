import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineOperation, type Operation } from '../api/define-operation';
import { AppError } from '../errors/app-error';
import type { ErrorCode } from '../errors/codes';
import { getLog } from '../log';
import { VideoPlatformError } from '../video-platforms/errors';
import { defineRoute, type Route } from './define-route';
import { respond } from './respond';

vi.mock('../env/settings', () => ({
  getSettings: () => ({
    PUBLIC_URL: 'https://meet.example.com',
    NEXTAUTH_SECRET: 'a secret of a test, long enough',
    PATCHBAY_API_KEY: 'bootstrap-key-of-a-test',
    LOG_LEVEL: 'silent',
  }),
}));

const ADDRESS = 'https://meet.example.com/api/v1/things';

const post = defineOperation({
  id: 'makeThing',
  method: 'POST',
  path: '/things/{name}',
  summary: 'Make a thing.',
  access: 'anyone',
  params: z.object({ name: z.string() }),
  query: z.object({ limit: z.coerce.number().int().max(200).default(50) }),
  body: z.strictObject({
    title: z.string(),
    size: z.int().max(1000).optional(),
    tags: z.array(z.string()).optional(),
    mode: z.enum(['on', 'off', 'auto']).optional(),
  }),
  status: 201,
  response: z.unknown(),
  errors: [],
});

const get = defineOperation({
  id: 'getThing',
  method: 'GET',
  path: '/things',
  summary: 'A thing.',
  access: 'anyone',
  status: 200,
  response: z.unknown(),
  errors: [],
});

const echo = defineRoute(post, async ({ params, query, body, actor, ifMatch }) => ({
  params,
  query,
  body,
  actor,
  ifMatch,
}));

function send(
  body: BodyInit | null,
  init: { headers?: Record<string, string>; query?: string } = {},
): Promise<Response> {
  const request = new Request(`${ADDRESS}${init.query ?? ''}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
  return echo(request, { params: Promise.resolve({ name: 'standup' }) });
}

async function problem(
  response: Response,
): Promise<{ status: number; code: string; detail: string; [more: string]: unknown }> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const body = await response.json();
  expect(body.status).toBe(response.status);
  return body;
}

function failing(error: unknown): Promise<Response> {
  const route = defineRoute(get, async () => {
    throw error;
  });
  return route(new Request(ADDRESS));
}

function withAccess(access: Operation['access']): Route {
  return defineRoute({ ...get, access }, async () => ({ ok: true }));
}

describe('what a handler is given and answers', () => {
  it('parses parameters, query and body, and answers with the status of the operation', async () => {
    const response = await send('{"title":"Stand-up"}', { query: '?limit=7' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      params: { name: 'standup' },
      query: { limit: 7 },
      body: { title: 'Stand-up' },
      actor: { kind: 'guest' },
      ifMatch: null,
    });
  });

  it('answers 204 without a body, and headers, cookies and a version where the handler sets them', async () => {
    const empty = await defineRoute({ ...get, status: 204 }, async () => undefined)(new Request(ADDRESS));
    expect(empty.status).toBe(204);
    expect(empty.headers.get('content-type')).toBeNull();

    const full = await defineRoute(get, async () =>
      respond({
        body: { version: 3 },
        etag: 3,
        headers: { 'X-Kind': 'thing' },
        cookies: [{ name: 'seat', value: 'abc', maxAgeSeconds: 60 }],
      }),
    )(new Request(ADDRESS));
    expect(full.headers.get('etag')).toBe('"3"');
    expect(full.headers.get('x-kind')).toBe('thing');
    expect(full.headers.get('set-cookie')).toBe('seat=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure');
  });

  it('takes a beacon, whose JSON comes as text/plain', async () => {
    const response = await send('{"title":"Stand-up"}', { headers: { 'content-type': 'text/plain;charset=UTF-8' } });
    expect(response.status).toBe(201);
  });

  it('takes a missing body for an empty one where the operation allows that', async () => {
    const operation = { ...post, body: z.object({ title: z.string().optional() }), isBodyOptional: true };
    const route = defineRoute(operation, async ({ body }) => body);
    const context = { params: Promise.resolve({ name: 'standup' }) };
    const response = await route(new Request(ADDRESS, { method: 'POST' }), context);
    expect(await response.json()).toEqual({});
  });
});

describe('bodies that are not right', () => {
  it('are no fault of the database’s where their sender broke them off', async () => {
    // As Node reports a client that went away: with the code of a lost connection, whichever it was.
    const logged = vi.spyOn(getLog(), 'error');
    const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    const body = new ReadableStream({
      pull: (controller) => controller.error(aborted),
    });
    const request = new Request(ADDRESS, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
      ...{ duplex: 'half' },
    });
    const answer = await problem(await echo(request, { params: Promise.resolve({ name: 'standup' }) }));
    expect(answer).toMatchObject({ status: 400, code: 'request-cancelled' });
    expect(logged).not.toHaveBeenCalled();
  });

  it.each([
    ['{"title": "a",}', 1, 15],
    ['{"title": }', 1, 11],
    ['{\n  "title": "a"\n  "size": 3\n}', 3, 3],
    ['{"title": "a', 1, 11],
    ['nonsense', 1, 1],
    ['[1, 2', 1, 6],
    ['{"a": 1} x', 1, 10],
    ["{'title': 1}", 1, 2],
  ])('says where %j stops being JSON', async (text, line, column) => {
    const answer = await problem(await send(text));
    expect(answer).toMatchObject({ status: 400, code: 'malformed-json', line, column });
    expect(answer.detail).toContain(`line ${line}, column ${column}`);
  });

  it('refuses bytes that are not UTF-8, a missing body and another media type', async () => {
    expect(await problem(await send(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({ code: 'malformed-json' });
    expect(await problem(await send(null))).toMatchObject({ status: 400, code: 'invalid-request' });
    const form = await send('title=a', { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(await problem(form)).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  it('names each wrong field in plain words', async () => {
    const body = { size: 5000, tags: ['a', 3], mode: 'maybe', colour: 'red' };
    const answer = await problem(await send(JSON.stringify(body)));
    expect(answer.code).toBe('invalid-request');
    expect(answer.errors).toEqual([
      { path: 'title', message: 'is missing.' },
      { path: 'size', message: 'must be at most 1000.' },
      { path: 'tags.1', message: 'must be a text, not a number.' },
      { path: 'mode', message: 'must be on, off or auto.' },
      { path: 'colour', message: 'is not a known field.' },
    ]);
    expect(answer.detail).toBe('`title` is missing. 4 more fields are wrong.');
  });

  it('names the wrong part of a query', async () => {
    const answer = await problem(await send('{"title":"a"}', { query: '?limit=many' }));
    expect(answer.errors).toEqual([{ path: 'limit', message: 'must be a number.' }]);
    expect(answer.detail).toBe('`limit` in the query must be a number.');
  });

  it('names what a query has too much, and what there is', async () => {
    const answer = await problem(await send('{"title":"a"}', { query: '?limits=3&bogus=1' }));
    const message = 'is not a known parameter. The only one is limit.';
    expect(answer).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(answer.errors).toEqual([
      { path: 'limits', message },
      { path: 'bogus', message },
    ]);
    expect(answer.detail).toBe(`\`limits\` in the query ${message} 1 more field is wrong.`);
    const none = await problem(await withAccess('anyone')(new Request(`${ADDRESS}?bogus=1`)));
    expect(none.detail).toBe('`bogus` in the query is not a known parameter. This address takes none.');
  });

  it('says of a body of another shape what it must be', async () => {
    expect((await problem(await send('["a"]'))).detail).toBe('The body must be an object, not a list.');
  });

  it('stops reading a body of 50 MB at the limit', async () => {
    let sent = 0;
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += chunk.byteLength;
        if (sent > 50 * 1024 * 1024) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    };
    const response = await echo(new Request(ADDRESS, init), { params: Promise.resolve({ name: 'standup' }) });
    expect(await problem(response)).toMatchObject({ status: 413, code: 'body-too-large' });
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('who may call', () => {
  it('tells 401 and 403 apart, and lets the bootstrap key in', async () => {
    const guest = await withAccess('signed-in')(new Request(ADDRESS));
    expect(guest.headers.get('www-authenticate')).toContain('Bearer');
    expect(await problem(guest)).toMatchObject({ status: 401, code: 'not-signed-in' });
    expect(await problem(await withAccess('admin')(new Request(ADDRESS)))).toMatchObject({ status: 401 });
    const machine = new Request(ADDRESS, { headers: { authorization: 'Bearer bootstrap-key-of-a-test' } });
    expect((await withAccess('admin')(machine)).status).toBe(200);
  });

  it('refuses an empty key rather than taking its sender for a guest', async () => {
    const request = new Request(ADDRESS, { headers: { authorization: 'Bearer ' } });
    expect(await problem(await withAccess('anyone')(request))).toMatchObject({ status: 401, code: 'invalid-key' });
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, false],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, true],
    ['the address bar', { 'sec-fetch-site': 'none' }, true],
    ['a foreign origin', { origin: 'https://evil.example' }, false],
    ['a sandboxed page', { origin: 'null' }, false],
    ['our public address', { origin: 'https://meet.example.com', host: 'inner:3000' }, true],
    ['the address it was sent to', { origin: 'http://192.0.2.7:3000', host: '192.0.2.7:3000' }, true],
    [
      'our origin, claimed by another site',
      { origin: 'https://meet.example.com', 'sec-fetch-site': 'cross-site' },
      false,
    ],
    ['a program', {}, true],
    [
      'another site with a key',
      { origin: 'https://evil.example', authorization: 'Bearer bootstrap-key-of-a-test' },
      true,
    ],
  ])('a change from %s', async (_, headers, isTaken) => {
    const response = await send('{"title":"a"}', { headers });
    if (isTaken) expect(response.status).toBe(201);
    else expect(await problem(response)).toMatchObject({ status: 403, code: 'cross-site-request' });
  });

  it('lets other sites read what anybody may read', async () => {
    const request = new Request(ADDRESS, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect((await withAccess('anyone')(request)).status).toBe(200);
  });
});

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    ['W/"12"', 12],
    ['*', null],
  ])('%s is %s', async (header, version) => {
    const response = await send('{"title":"a"}', { headers: { 'if-match': header } });
    expect((await response.json()).ifMatch).toBe(version);
  });

  it.each(['3', '"x"', '"1", "2"', ''])('refuses %j', async (header) => {
    const answer = await problem(await send('{"title":"a"}', { headers: { 'if-match': header } }));
    expect(answer).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('what is thrown', () => {
  it('an AppError becomes its code, with its details and Retry-After', async () => {
    const response = await failing(
      new AppError('too-many-requests', 'Wait a little.', { details: { limit: 3 }, retryAfterSeconds: 9 }),
    );
    expect(response.headers.get('retry-after')).toBe('9');
    expect(await problem(response)).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      detail: 'Wait a little.',
      limit: 3,
    });
  });

  it('a delivery whose signature is wrong is not titled as a person who has to sign in', async () => {
    const titleOf = async (code: 'invalid-signature' | 'not-signed-in') =>
      (await problem(await failing(new AppError(code, 'No.')))).title;
    expect(await titleOf('invalid-signature')).toBe('Signature not accepted');
    expect(await titleOf('not-signed-in')).toBe('Not signed in');
  });

  it("a vendor's failure becomes words of ours, without the vendor's", async () => {
    const vendor = (code: 'unavailable' | 'not-configured') =>
      new VideoPlatformError({
        platform: 'mock',
        operation: 'createMeeting',
        code,
        reason: 'account 42 overdrawn',
        retryAfterMs: 2500,
      });
    const unavailable = await failing(vendor('unavailable'));
    expect(unavailable.headers.get('retry-after')).toBe('3');
    const answer = await problem(unavailable);
    expect(answer).toMatchObject({ status: 503, code: 'platform-unavailable', platform: 'mock' });
    expect(JSON.stringify(answer)).not.toContain('overdrawn');
    expect(answer.detail).toMatch(/^Demo couldn’t do this just now/);
    expect(await problem(await failing(vendor('not-configured')))).toMatchObject({ code: 'platform-not-configured' });
  });

  it.each([
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('the database system is shutting down'), { code: '57P03' }),
    Object.assign(new Error('too many clients'), { code: '53300' }),
    new Error('Connection terminated unexpectedly'),
    new Error('wrapped', { cause: Object.assign(new Error('gone'), { code: '08006' }) }),
    Object.assign(new Error('Timed out fetching a connection'), { code: 'P2024' }),
  ])('a database that is away becomes 503: %s', async (error) => {
    const response = await failing(error);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await problem(response)).toMatchObject({ status: 503, code: 'database-unavailable' });
  });

  it('a vendor that refuses a connection is not taken for the database', async () => {
    const error = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    expect(await problem(await failing(error))).toMatchObject({ status: 500 });
  });

  it('anything else becomes 500 with a support code and nothing of what happened', async () => {
    const answer = await problem(await failing(new Error('password=hunter2 in /srv/app')));
    expect(answer).toMatchObject({ status: 500, code: 'internal-error' satisfies ErrorCode });
    expect(answer.supportCode).toMatch(/^[0-9a-f]{10}$/);
    expect(answer.detail).toContain(answer.supportCode);
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });
});
