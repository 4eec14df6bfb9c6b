import 'server-only';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { getSettings } from '../env/settings';
import { AppError } from '../errors/app-error';
import { refuseCrossSite } from '../http/cross-site';
import { problemOf } from '../http/problem';
import { readBytes } from '../http/read-body';
import { authOptions, SIGN_IN_PAGE } from './options';

/** Forms of sign-in and sign-out are small. */
const LARGEST_FORM_BYTES = 64 * 1024;

/** What of next-auth is in use. */
const ACTIONS: ReadonlySet<string> = new Set([
  'providers',
  'session',
  'csrf',
  'signin',
  'signout',
  'callback',
  'error',
]);

export interface AuthRouteContext {
  readonly params: Promise<{ nextauth: string[] }>;
}

/**
 * Hands a request to next-auth, which answers under /api/auth. Before that: changes that other sites ask for are refused
 * (next-auth's own token is the second lock), and the body is read up to a limit, which next-auth knows none of.
 */
export async function handleAuthRequest(request: NextRequest, context: AuthRouteContext): Promise<Response> {
  try {
    refuseCrossSite(request);
    const { nextauth } = await context.params;
    // Browsers report their own errors here; whoever likes could fill the log with them.
    if (nextauth[0] === '_log') return new Response(null, { status: 204 });
    // Without a code next-auth would make one up: `/login?error=undefined`.
    if (nextauth[0] === 'error' && !request.nextUrl.searchParams.get('error')) return toSignInPage();
    // Pages of next-auth's own that nothing here leads to, or no page at all.
    if (!ACTIONS.has(nextauth[0] ?? '')) throw new AppError('not-found', 'There is nothing at this address.');
    const bounded = request.method === 'POST' ? await withBoundedBody(request) : request;
    const response: Response = await NextAuth(bounded, { params: context.params }, authOptions());
    response.headers.set('Cache-Control', 'no-store');
    return response;
  } catch (error) {
    return problemOf(error, 'signIn');
  }
}

function toSignInPage(): Response {
  return new Response(null, {
    status: 302,
    headers: { Location: `${getSettings().PUBLIC_URL}${SIGN_IN_PAGE}`, 'Cache-Control': 'no-store' },
  });
}

async function withBoundedBody(request: NextRequest): Promise<NextRequest> {
  const bytes = await readBytes(request, LARGEST_FORM_BYTES);
  // An empty body stays a body: next-auth takes a request without one for something else.
  return new NextRequest(request.url, { method: 'POST', headers: request.headers, body: new Uint8Array(bytes) });
}
