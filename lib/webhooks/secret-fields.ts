/**
 * Fields of a JSON text that let their bearer in or at a file, by their names: `preAuthenticatedLink`, `share_token` … The
 * name with its colon, and what stands between the quotes, as it was written.
 */
export const SECRET_FIELDS = /("[A-Za-z_]*(?:link|token|secret)"\s*:\s*)"((?:[^"\\]|\\.)*)"/gi;
