import { AppError } from '../errors/app-error';

/** A host link that was taken back, has expired, or never was one. */
export function refuseHostKey(): AppError {
  return new AppError('invalid-key', 'This host link isn’t valid any more. Ask for a new one, or join as a guest.');
}
