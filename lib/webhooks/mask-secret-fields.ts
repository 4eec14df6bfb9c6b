import { SECRET_FIELDS } from './secret-fields';

/** A delivery's body as it may be shown: as it came, except for what is a secret while it is young. */
export function maskSecretFields(text: string): string {
  return text.replaceAll(SECRET_FIELDS, '$1"[secret]"');
}
