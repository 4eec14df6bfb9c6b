import { type Actor, GUEST } from '../access/actor';
import { isSignedIn } from '../access/policies';
import { wasRefusedLately } from '../data/decisions';
import { insertRefusedJoin } from '../data/refused-joins';
import { sql } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { DecisionWithInput } from '../migration/decide-for-room';
import type { Decision } from '../migration/decision';
import { keepDecision } from '../migration/keep-decision';
import { logDecision } from '../migration/log-decision';
import { toDecisionView } from '../migration/to-decision-view';
import { tellKeyRefusal } from './refuse-for-key';
import type { RoomState } from './room-state';

const KIND_SENTENCE =
  'No video platform can take this call at the moment. It is nothing you did; if it stays like this, tell whoever invited you.';

const KIND_LASTING_SENTENCE =
  'This room isn’t set up for calls at the moment. It is nothing you did; tell whoever invited you.';

/**
 * Keeps a decision that found no platform, once a minute and room, and makes the answer that waiting pages understand.
 * It is shared by everybody who came at that moment, so it says what a guest may read; see {@link tellRefusal}.
 */
export async function refuseForNow(refused: {
  room: RoomState['room'];
  decided: DecisionWithInput;
  supportCode: string;
}): Promise<AppError> {
  const { room, decided, supportCode } = refused;
  if (!(await wasRefusedLately(room.id))) {
    await keepDecision(sql, { roomId: room.id, meetingId: null, decided, supportCode });
  }
  // Every code that somebody was told, as it may be the one that is read out on the phone.
  await insertRefusedJoin({ roomId: room.id, cause: 'no-platform', supportCode, steps: decided.decision.steps });
  logDecision(decided.decision, { room: room.slug, meetingId: null, supportCode });
  const isLasting = isLastingRefusal(decided.decision);
  return new AppError(
    'no-platform',
    isLasting
      ? 'No platform can take this room until an administrator changes the room or sets its platform up.'
      : 'No video platform can take this meeting right now. It is worth trying again in a few seconds.',
    {
      details: { supportCode, isLasting, sentence: sentenceFor(GUEST, decided.decision) },
      // Somebody may be changing it at this moment, but nothing changes by itself.
      retryAfterSeconds: isLasting ? LASTING_RETRY_SECONDS : 5,
      cause: { decision: decided.decision } satisfies RefusalCause,
    },
  );
}

/**
 * Waits for somebody's way in. Where no platform can take the room, they read as much of the reason as they may know:
 * administrators the name of a key that was refused, guests none of it.
 */
export async function tellRefusal<Result>(actor: Actor, entering: Promise<Result>): Promise<Result> {
  try {
    return await entering;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!isRefusalCause(error.cause)) throw tellKeyRefusal(actor, error);
    const { code, message, retryAfterSeconds, cause } = error;
    throw new AppError(code, message, {
      details: { ...error.details, sentence: sentenceFor(actor, cause.decision) },
      ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
      cause,
    });
  }
}

const LASTING_RETRY_SECONDS = 60;

/** True where time alone changes nothing: every platform that was asked can't, or was switched off by somebody. */
function isLastingRefusal({ steps }: Decision): boolean {
  const refused = steps.filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now');
  return refused.length > 0 && refused.every(({ answer, cause }) => answer === 'cannot' || cause === 'disabled');
}

interface RefusalCause {
  readonly decision: Decision;
}

function isRefusalCause(cause: unknown): cause is RefusalCause {
  return typeof cause === 'object' && cause !== null && 'decision' in cause;
}

function sentenceFor(actor: Actor, decision: Decision): string {
  if (isSignedIn(actor)) return toDecisionView(decision, { actor, at: new Date() }).sentence;
  return isLastingRefusal(decision) ? KIND_LASTING_SENTENCE : KIND_SENTENCE;
}
