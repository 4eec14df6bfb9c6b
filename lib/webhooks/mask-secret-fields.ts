/** Fields of a JSON text that let their bearer in or at a file, by their names: `preAuthenticatedLink`, `share_token` … */
const SECRET_FIELDS = /("[A-Za-z_]*(?:link|token|secret)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

/** A delivery's body as it may be shown: as it came, except for what is a secret while it is young. */
export function maskSecretFields(text: string): string {
  return text.replaceAll(SECRET_FIELDS, '$1"[secret]"');
}
