import type { WebhookHeaders } from '../video-platforms/contract';
import { isSecretName } from './is-secret-name';
import { MASK, maskSecretValues } from './mask-secret-values';

/**
 * Headers as they may be kept and shown: those that carry a secret keep their name only. A signature is none, it lets
 * nobody in; why it fits or not is what one looks at headers for.
 */
export function maskSecretHeaders(headers: WebhookHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (name.endsWith('signature')) kept[name] = value;
    else kept[name] = isSecretName(name) ? MASK : maskSecretValues(value);
  }
  return kept;
}
