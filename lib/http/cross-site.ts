import { getSettings } from '../env/settings';
import { AppError } from '../errors/app-error';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The API key of a request, if it brings one. */
export function bearerOf(headers: Headers): string | null {
  const header = headers.get('authorization');
  if (header === null) return null;
  const [scheme, ...rest] = header.trim().split(/\s+/);
  return scheme?.toLowerCase() === 'bearer' ? rest.join(' ') : null;
}

/**
 * Refuses a change that another website made a browser send along with our cookies. Browsers say where a request comes
 * from (`Sec-Fetch-Site`, and `Origin` where that is missing, as on plain http); a program says neither and has no
 * cookies but those it was given. A request with an API key uses no cookies and needs no check.
 * @throws AppError cross-site-request
 */
export function refuseCrossSite(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { headers } = request;
  if (bearerOf(headers) !== null) return;
  const site = headers.get('sec-fetch-site');
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return;
    throw crossSite();
  }
  const origin = headers.get('origin');
  if (origin === null || isOwnOrigin(origin, headers.get('host'))) return;
  throw crossSite();
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const sender = new URL(origin);
  return sender.origin === new URL(getSettings().PUBLIC_URL).origin || sender.host === host;
}

function crossSite(): AppError {
  return new AppError('cross-site-request', 'This change was asked for by another website, so it was refused.');
}
