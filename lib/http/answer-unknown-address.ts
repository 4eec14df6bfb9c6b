import { AppError } from '../errors/app-error';
import { problemResponse } from './problem';

/** 404 for an address under /api that nothing answers. The address itself isn't repeated: it may hold anything. */
export async function answerUnknownAddress(): Promise<Response> {
  const message = 'There is nothing at this address. /api/v1/openapi.json lists what there is.';
  return problemResponse(new AppError('not-found', message));
}
