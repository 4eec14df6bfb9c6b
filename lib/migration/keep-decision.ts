import { insertDecision } from '../data/migration/decisions';
import type { SqlRunner } from '../data/sql';
import type { DecisionWithInput } from './decide-for-room';
import { toRecordedInput } from './recorded-input';

/** Keeps a decision with the facts that it was made from, with the meeting that it is for or without one. */
export async function keepDecision(
  runner: SqlRunner,
  kept: { roomId: string; meetingId: string | null; decided: DecisionWithInput; supportCode: string | null },
): Promise<void> {
  const { roomId, meetingId, supportCode } = kept;
  const { decision, input } = kept.decided;
  await insertDecision(runner, { roomId, meetingId, decision, input: toRecordedInput(input), supportCode });
}
