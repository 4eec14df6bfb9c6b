import { insertRefusedJoin } from '../../data/meetings/refused-joins';
import { AppError } from '../../errors/app-error';
import { getLog } from '../../log';
import type { RoomState } from '../room-state';
import { makeSupportCode } from './support-code';

/**
 * Keeps a join for which every meeting ended between being found and being entered, as where its platform says each time
 * that its room is gone, and makes the answer.
 */
export async function refuseEnded({ id, slug }: RoomState['room'], message: string): Promise<AppError> {
  const supportCode = makeSupportCode();
  getLog().warn({ event: 'join.call-ended', room: slug, supportCode }, 'Every meeting ended before somebody was in it');
  await insertRefusedJoin({ roomId: id, cause: 'call-ended', supportCode, steps: null });
  return new AppError('meeting-ended', message, { details: { supportCode } });
}
