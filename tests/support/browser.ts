import { createRequire } from 'node:module';
import { NextRequest } from 'next/server';
import { handleAuthRequest } from '@/lib/auth/handle-auth-request';

const require = createRequire(import.meta.url);
const current: { request: NextRequest | null } = { request: null };

/**
 * next-auth reads headers and cookies from `next/headers`, which works only inside a running Next.js. Here it is given
 * those of the request that the test sends. Kept in Node's module cache, since next-auth requires it from there.
 */
function serveNextHeaders(): void {
  const file = require.resolve('next/headers');
  const exports = {
    headers: async () => current.request?.headers,
    cookies: async () => current.request?.cookies,
  };
  require.cache[file] = { exports, id: file, filename: file, loaded: true } as NodeJS.Module;
}

export interface TestBrowser {
  /** What it would send back, by name. */
  readonly cookies: Map<string, string>;
  /** The attributes of the last Set-Cookie of a name. */
  readonly attributes: Map<string, string>;
  /** Asks one of next-auth's addresses under /api/auth. */
  auth(path: string, options?: { form?: Record<string, string>; headers?: Record<string, string> }): Promise<Response>;
  /** A request to the API with this browser's cookies. */
  request(path: string, options?: { method?: string; json?: unknown; headers?: Record<string, string> }): Request;
  keep(response: Response): Response;
  /** Signs in as the page does; the address that next-auth sends the browser to. */
  signIn(email: string, password: string, more?: Record<string, string>): Promise<URL>;
}

/** A browser without a page: keeps cookies, and says where its requests come from. */
export function openBrowser(origin: string): TestBrowser {
  serveNextHeaders();
  const cookies = new Map<string, string>();
  const attributes = new Map<string, string>();

  const cookieHeader = (): Record<string, string> => {
    const pairs = [...cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { cookie: pairs.join('; ') } : {};
  };

  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      const isDeleted = rest.some((attribute) => attribute === 'Max-Age=0');
      if (isDeleted) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
      attributes.set(name, rest.join('; '));
    }
    return response;
  };

  const browser: TestBrowser = {
    cookies,
    attributes,
    keep,
    async auth(path, { form, headers } = {}) {
      const request = new NextRequest(`${origin}/api/auth/${path}`, {
        method: form ? 'POST' : 'GET',
        headers: {
          'x-forwarded-for': '203.0.113.7',
          'sec-fetch-site': 'same-origin',
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
          ...cookieHeader(),
          ...headers,
        },
        ...(form ? { body: new URLSearchParams(form).toString() } : {}),
      });
      current.request = request;
      const nextauth = new URL(request.url).pathname.slice('/api/auth/'.length).split('/');
      return keep(await handleAuthRequest(request, { params: Promise.resolve({ nextauth }) }));
    },
    request(path, { method = 'GET', json, headers } = {}) {
      return new Request(`${origin}${path}`, {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...cookieHeader(),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
    },
    async signIn(email, password, more = {}) {
      const { csrfToken } = await (await browser.auth('csrf')).json();
      const form = { email, password, csrfToken, json: 'true', ...more };
      const response = await browser.auth('callback/credentials', { form });
      return new URL((await response.json()).url, origin);
    },
  };
  return browser;
}
