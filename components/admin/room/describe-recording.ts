import type { RecordingView } from '@/lib/schemas/recording';
import { describeDuration } from '../describe-time';

const STATES = {
  requested: 'was asked for',
  recording: 'is running',
  processing: 'is being made ready',
  local: 'is on the computer of whoever recorded it',
  ready: 'is ready',
  failed: 'failed',
} as const satisfies Record<RecordingView['state'], string>;

/** How a recording stands, with its length where that is known: "is ready, 12 min"; of a failed one, why. */
export function describeRecording({ state, durationSeconds, error }: RecordingView): string {
  if (state === 'failed') return error ? `failed: ${error}` : STATES.failed;
  return durationSeconds === null ? STATES[state] : `${STATES[state]}, ${describeDuration(durationSeconds * 1_000)}`;
}
