import { AppError } from '../errors/app-error';

const VERSION = /^(?:W\/)?"(\d{1,15})"$/;

/**
 * The version in an `If-Match` header: `"3"` or `W/"3"`. Null where the header is missing or `*`.
 * @throws AppError invalid-request for anything else: taking nonsense for "no condition" would overwrite a change unseen
 */
export function parseIfMatch(header: string | null): number | null {
  if (header === null || header.trim() === '*') return null;
  const version = VERSION.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new AppError(
      'invalid-request',
      'The header If-Match must hold one version in quotes, for example If-Match: "3".',
      {
        details: { errors: [{ path: 'If-Match', message: 'must hold one version in quotes, for example "3".' }] },
      },
    );
  }
  return Number(version);
}
