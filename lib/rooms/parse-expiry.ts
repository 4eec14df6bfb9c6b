import { AppError } from '../errors/app-error';

/**
 * The end of something that is to last until then; null for no end.
 * @throws AppError invalid-request for a time that has passed
 */
export function parseExpiry(expiresAt: string | null | undefined, now: Date): Date | null {
  if (expiresAt === null || expiresAt === undefined) return null;
  const end = new Date(expiresAt);
  if (end > now) return end;
  const message = 'The end must lie in the future.';
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'expiresAt', message }] } });
}
