import { VideoPlatformError } from '../errors';

/** The JSON in a webhook's raw body, or undefined where there is none. Never throws. */
export function tryReadJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch {
    return undefined;
  }
}

/** What `normalise` throws where a body cannot be read. */
export function unreadableBody(platform: string, what: string): VideoPlatformError {
  return new VideoPlatformError({
    platform,
    operation: 'normalise-webhook',
    code: 'malformed-response',
    reason: what,
  });
}
