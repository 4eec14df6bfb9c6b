import { VideoPlatformError } from '../errors';

/** The JSON in a webhook's raw body, or undefined where there is none. Never throws. */
export function tryReadJson(rawBody: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
    return JSON.parse(text, text.includes('\\u0000') ? dropNullCharacters : undefined);
  } catch {
    return undefined;
  }
}

/** PostgreSQL keeps no null character, and a name that holds one must not cost the whole delivery. */
function dropNullCharacters(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
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
