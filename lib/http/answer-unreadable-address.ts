import { AppError } from '../errors/app-error';
import { problemResponse } from './problem';

/** 400 for an address under /api whose percent escapes are no text. */
export async function answerUnreadableAddress(): Promise<Response> {
  const message =
    'The address can’t be read: a percent sign in it begins no valid escape. Write a percent sign itself as %25.';
  return problemResponse(new AppError('invalid-request', message));
}
