import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { demoPlatformSettings } from './lib/env/demo-platform';
import { isDevelopment } from './lib/env/is-development';
import { getSettings } from './lib/env/settings';
import { outagePage } from './lib/page-security/outage-page';
import { contentSecurityPolicy, loopbackTwins, permissionsPolicy } from './lib/page-security/page-security-headers';
import { doesDatabaseServePages } from './lib/runtime/check-database';
import { getFrameOrigins } from './lib/video-platforms';

/**
 * Gives every page its security headers, and stands in for it while the database is away: a page itself could neither
 * answer with 503 nor say what is wrong. The policy is set on the request too: that is where Next reads the nonce for
 * its own scripts. No Cross-Origin-Embedder-Policy: vendors' frames send none themselves and would be blocked.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const settings = getSettings();
  const frameOrigins = withTwins(getFrameOrigins());
  const isDemoPlatform = request.nextUrl.pathname.startsWith('/demo-platform/');
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy({
    nonce,
    frameOrigins,
    ancestorOrigins: isDemoPlatform
      ? withTwins([settings.PUBLIC_URL, demoPlatformSettings(settings).MOCK_PUBLIC_URL])
      : [],
    formOrigins: settings.OIDC_ISSUER === undefined ? [] : [new URL(settings.OIDC_ISSUER).origin],
    isDevelopment,
  });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  // For components that write a <style> or <script> of their own.
  headers.set('x-nonce', nonce);
  const isServed = await doesDatabaseServePages();
  const response = isServed ? NextResponse.next({ request: { headers } }) : outagePage(nonce);
  response.headers.set('content-security-policy', policy);
  response.headers.set('permissions-policy', permissionsPolicy(frameOrigins));
  return response;
}

function withTwins(addresses: readonly string[]): readonly string[] {
  const origins = addresses.map((address) => new URL(address).origin);
  return [...new Set(origins.flatMap((origin) => [origin, ...loopbackTwins(origin)]))];
}

export const config = {
  // Pages only: the APIs' bodies must not pass through here (Next would buffer and cut them), and files need no policy.
  matcher: ['/((?!api/|_next/|demo-platform/api/|demo-platform/client/|.*\\.[A-Za-z0-9]+$).*)'],
};
