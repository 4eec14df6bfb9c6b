import type { DecisionReason, DecisionStep } from '../schemas/decision';

const MOVES: ReadonlySet<DecisionReason> = new Set(['ROOM_OVERRIDE', 'RULE', 'WAVE']);

const STOP_CAUSES: ReadonlySet<string> = new Set(['ENV_OFF', 'kill-switch', 'kill-switch-all']);

/** True where a kill switch stopped the move that a step asked for. */
export function isStopped({ answer, cause }: Pick<DecisionStep, 'answer' | 'cause'>): boolean {
  return answer === 'skipped' && cause !== null && STOP_CAUSES.has(cause);
}

/** True for a step that moves a room to its platform, or would if that took meetings now and no kill switch were on. */
export function asksForMove(step: DecisionStep): boolean {
  return MOVES.has(step.step) && (step.answer === 'chosen' || step.answer === 'cannot-now' || isStopped(step));
}
