import type { WebhookHeaders } from '../video-platforms/contract';

const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** Headers as they may be kept and shown: those that carry a secret keep their name only. */
export function maskSecretHeaders(headers: WebhookHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) kept[name] = SECRET_HEADERS.has(name) ? '[secret]' : value;
  }
  return kept;
}
