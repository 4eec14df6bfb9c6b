import { toApiProblem } from '@/lib/queries/api-problem';

/** True where a room is there and isn't open to whoever asked: for now, as it may be opened again. */
export function isShutOut(error: unknown): boolean {
  const { code } = toApiProblem(error);
  return code === 'not-signed-in' || code === 'room-not-open-to-you';
}
