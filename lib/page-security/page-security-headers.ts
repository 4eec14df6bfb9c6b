/** What a page's security headers are made of. */
export interface PageSecurity {
  /** Fresh for each answer; Next puts it on its own scripts. */
  readonly nonce: string;
  /** Where frames and scripts of the configured platforms come from. */
  readonly frameOrigins: readonly string[];
  /** Who may put this page into a frame, besides ourselves. */
  readonly ancestorOrigins: readonly string[];
  /** Where a sign-in form may lead in the end: the identity provider. */
  readonly formOrigins: readonly string[];
  /** React's development build evaluates code to show better errors. */
  readonly isDevelopment: boolean;
}

/**
 * The Content-Security-Policy of a page. `strict-dynamic` lets our own scripts load a platform's embedding script
 * without its host being named; styles keep `unsafe-inline`, as charts and overlays position themselves by style
 * attributes, which no nonce can allow. `connect-src` stays our own: calls run in the platforms' frames, and daily-js would
 * otherwise report its errors, with the room's address, to its maker's error tracker.
 */
export function contentSecurityPolicy(security: PageSecurity): string {
  const { nonce, frameOrigins, ancestorOrigins, formOrigins, isDevelopment } = security;
  const directives: readonly (readonly [name: string, ...values: string[]])[] = [
    ['default-src', "'self'"],
    ['script-src', "'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    ['style-src', "'self'", "'unsafe-inline'"],
    ['img-src', "'self'", 'data:', 'blob:'],
    ['media-src', "'self'", 'blob:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'"],
    ['worker-src', "'self'", 'blob:'],
    ['frame-src', "'self'", ...frameOrigins],
    ['frame-ancestors', "'self'", ...ancestorOrigins],
    ['form-action', "'self'", ...formOrigins],
    ['base-uri', "'self'"],
    ['object-src', "'none'"],
  ];
  return directives.map((directive) => [...new Set(directive)].join(' ')).join('; ');
}

/** What a call needs of a browser. A frame gets it only if this header and the frame's `allow` both say so. */
const CALL_FEATURES = [
  'camera',
  'microphone',
  'display-capture',
  'autoplay',
  'fullscreen',
  'screen-wake-lock',
  'compute-pressure',
  'clipboard-write',
] as const;

/**
 * The Permissions-Policy of a page. An origin may stand for all hosts of a domain (`https://*.example.com`): Chromium
 * understands that, and it is the only engine that obeys the header; the others go by the frame's `allow` alone.
 */
export function permissionsPolicy(frameOrigins: readonly string[]): string {
  const allowed = ['self', ...frameOrigins.map((origin) => `"${origin}"`)].join(' ');
  return CALL_FEATURES.map((feature) => `${feature}=(${allowed})`).join(', ');
}

/**
 * This machine's other names for an address on it. Whoever opens `127.0.0.1` where links say `localhost` has another
 * origin, and must still be able to see the demo platform's frame.
 */
export function loopbackTwins(origin: string): readonly string[] {
  const { protocol, hostname, port } = new URL(origin);
  const names = ['localhost', '127.0.0.1'];
  if (!names.includes(hostname)) return [];
  return names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
}
