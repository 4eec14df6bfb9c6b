import { GUEST } from '../access/actor';
import { insertDecision, wasRefusedLately } from '../data/decisions';
import { sql } from '../data/sql';
import { AppError } from '../errors/app-error';
import { getLog } from '../log';
import type { Decision } from '../migration/decision';
import { toDecisionView } from '../migration/to-decision-view';
import type { RoomState } from './room-state';

/** Keeps a decision that found no platform, once a minute and room, and makes the answer that waiting pages understand. */
export async function refuseForNow(refused: {
  room: RoomState['room'];
  decision: Decision;
  supportCode: string;
}): Promise<AppError> {
  const { room, decision, supportCode } = refused;
  if (!(await wasRefusedLately(room.id))) {
    await insertDecision(sql, { roomId: room.id, meetingId: null, decision, supportCode });
  }
  getLog().warn(
    {
      event: 'platform.decided',
      room: room.slug,
      platform: null,
      reason: decision.reason,
      steps: decision.steps,
      supportCode,
    },
    'No platform can take a room',
  );
  return new AppError(
    'no-platform',
    'No video platform can take this meeting right now. This page tries again by itself.',
    {
      details: { supportCode, sentence: toDecisionView(decision, { actor: GUEST, at: new Date() }).sentence },
      retryAfterSeconds: 5,
    },
  );
}
