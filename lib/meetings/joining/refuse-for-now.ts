import { type Actor, GUEST } from '../../access/actor';
import { isSignedIn } from '../../access/policies';
import { insertRefusedJoin } from '../../data/meetings/refused-joins';
import { wasRefusedLately } from '../../data/migration/decisions';
import { sql } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import type { DecisionWithInput } from '../../migration/decide-for-room';
import type { Decision } from '../../migration/decision';
import { isLasting } from '../../migration/is-lasting';
import { keepDecision } from '../../migration/keep-decision';
import { logDecision } from '../../migration/log-decision';
import { toDecisionView } from '../../migration/to-decision-view';
import type { RoomState } from '../room-state';
import { tellKeyRefusal } from './refuse-for-key';

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
  const kind = kindOf(decided.decision);
  return new AppError('no-platform', MESSAGES[kind], {
    details: { supportCode, isLasting: kind === 'lasting', sentence: sentenceFor(GUEST, decided.decision) },
    retryAfterSeconds: RETRY_SECONDS[kind],
    cause: { decision: decided.decision } satisfies RefusalCause,
  });
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

/**
 * `failing`: a platform may answer again by itself. `off`: somebody switched every one off that could take the room, and
 * may switch it on again. `lasting`: none can take it until the room is changed, or a platform is set up or given a key
 * that it accepts.
 */
type RefusalKind = 'failing' | 'off' | 'lasting';

const MESSAGES: Record<RefusalKind, string> = {
  failing: 'No video platform can take this meeting right now. It is worth trying again in a few seconds.',
  off: 'Every video platform that could take this meeting is switched off. It can begin as soon as an administrator switches one on again.',
  lasting: 'No platform can take this room until an administrator changes the room or sets its platform up.',
};

/** For guests, who neither know platforms nor can change anything. */
const KIND_SENTENCES: Record<RefusalKind, string> = {
  failing:
    'No video platform can take this call at the moment. It is nothing you did; if it stays like this, tell whoever invited you.',
  off: 'The video service for this call is switched off at the moment. It is nothing you did; if it stays like this, tell whoever invited you.',
  lasting: 'This room isn’t set up for calls at the moment. It is nothing you did; tell whoever invited you.',
};

/** Somebody may be changing it at this moment, also where nothing changes by itself. */
const RETRY_SECONDS: Record<RefusalKind, number> = { failing: 5, off: 10, lasting: 60 };

function kindOf(decision: Decision): RefusalKind {
  if (isLasting(decision)) return 'lasting';
  const passing = decision.steps.filter(({ answer }) => answer === 'cannot-now');
  return passing.length > 0 && passing.every(({ cause }) => cause === 'disabled') ? 'off' : 'failing';
}

interface RefusalCause {
  readonly decision: Decision;
}

function isRefusalCause(cause: unknown): cause is RefusalCause {
  return typeof cause === 'object' && cause !== null && 'decision' in cause;
}

function sentenceFor(actor: Actor, decision: Decision): string {
  if (isSignedIn(actor)) return toDecisionView(decision, { actor, at: new Date() }).sentence;
  return KIND_SENTENCES[kindOf(decision)];
}
