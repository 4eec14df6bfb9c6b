import { ApiProblem } from './api-problem';

/** True where the server says that no room has this name, or none any more. */
export function isRoomMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'room-not-found';
}
